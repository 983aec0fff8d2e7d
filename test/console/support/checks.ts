import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8');

interface Finding { readonly id: string; readonly impact: string | null; readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary?: string }[] }

/** Serious and critical findings of axe on the page as it stands, each with where. */
export async function axeFindings(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const findings = await page.evaluate<Finding[]>('axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) => violations.map(({ id, impact, nodes }) => ({ id, impact, nodes: nodes.map(({ target, failureSummary }) => ({ target, failureSummary })) })))');
  return findings.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary ?? ''}`));
}

/** Codes and keys where words belong: NO_MATCH, prefillDesk. What is data (in .mono, .data, pre) may look like them. */
export async function rawCodes(page: Page): Promise<string[]> {
  const text = await page.evaluate<string>(`(() => {
    const copy = document.body.cloneNode(true);
    for (const data of copy.querySelectorAll('.mono, .data, pre, code, script, style, [lang="en"]')) data.remove();
    const words = [];
    const walker = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) words.push(node.textContent);
    return words.join('\\n');
  })()`);
  return [...new Set(text.match(/\b[A-Z]{2,}(?:_[A-Z]+)+\b|\b[a-z]+(?:[A-Z][a-z]+)+\b|\bundefined\b|\[object \w+\]|\bNaN\b/g) ?? [])];
}

/** Chinese characters on a page in English that are no data: words that nobody has translated. */
export async function chineseWords(page: Page): Promise<string[]> {
  const labels = await page.evaluate<string[]>('[...document.querySelectorAll("h1, h2, h3, th, dt, label, button, nav, .ant-tabs-tab, .mark")].filter((one) => one.closest(".data") === null && one.querySelector(".data") === null && one.closest("body [lang]") === null).map((one) => one.textContent)');
  return [...new Set(labels.filter((label) => /\p{Script=Han}/u.test(label)))];
}
