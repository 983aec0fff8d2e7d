import type { Label, Language } from '../language/label';
import { CUSTOMER_KINDS, PREFILL_MATCHES, SERVICE_LEVELS, WARRANTY_STATUSES } from '../language/words/enums';
import { PREFILL_WORDS } from '../language/words/prefill';
import { deviceBySnDocument, prefillByPhoneDocument } from '../prefill/prefill.generated';
import type { DeviceBySnQuery, PrefillByPhoneQuery } from '../prefill/prefill.generated';
import { STYLE } from './style';

type Prefill = PrefillByPhoneQuery['prefill'];
type Candidate = Prefill['candidates'][number];
type Device = Candidate['devices'][number];

/** What the page is told when the agent has chosen: `event.detail` of "mooring-select". */
export interface Selection {
  readonly phone: string | null;
  readonly customer: Candidate['customer'] | null;
  readonly device: Device | null;
}

const REST_MS = 200;
const MIN_CHARS = 4;
const NO_ANSWER: Label = { zh: '无法连接到主数据服务', en: 'The master-data service cannot be reached' };
const NO_TOKEN: Label = { zh: '令牌无效或无权限', en: 'The token is not valid, or may not prefill' };
/** Where this script came from: the service itself, unless the element names another. */
const HOME = new URL(import.meta.url).origin;

function element<K extends keyof HTMLElementTagNameMap>(tag: K, className: string, ...children: readonly (Node | string)[]): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  made.className = className;
  made.append(...children); // strings become text: what a source wrote is never markup
  return made;
}

/**
 * `<mooring-prefill token="…" server="https://mooring.example" lang="zh">`: a field for a phone or serial number, the customers and
 * devices behind it. Raises "mooring-select" with a {@link Selection}. The page's origin must be among MOORING_ALLOWED_ORIGINS.
 */
export class MooringPrefill extends HTMLElement {
  static readonly observedAttributes = ['lang'];

  private readonly input = element('input', 'ask');
  private readonly answer = element('div', 'answer');
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asked = 0;

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    const style = new CSSStyleSheet();
    style.replaceSync(STYLE);
    root.adoptedStyleSheets = [style];
    this.input.maxLength = 100;
    this.input.autocomplete = 'off';
    this.answer.setAttribute('aria-live', 'polite');
    this.input.addEventListener('input', () => { this.later(); });
    root.append(this.input, this.answer);
  }

  connectedCallback(): void { this.showLabels(); }

  attributeChangedCallback(): void { this.showLabels(); }

  private get language(): Language { return (this.getAttribute('lang') ?? document.documentElement.lang).startsWith('en') ? 'en' : 'zh'; }

  private say(label: Label): string { return label[this.language]; }

  private showLabels(): void {
    const text = this.say(PREFILL_WORDS.prefillAsk);
    this.input.placeholder = text;
    this.input.setAttribute('aria-label', text);
    if (this.input.value !== '') this.later();
  }

  /** Asks when the typing rests; an answer that comes after the next question is not shown. */
  private later(): void {
    clearTimeout(this.timer);
    this.asked += 1;
    const turn = this.asked;
    const text = this.input.value.trim();
    if (text.length < MIN_CHARS) {
      this.answer.replaceChildren();
      return;
    }
    this.timer = setTimeout(() => {
      void this.found(text).then((nodes) => { if (turn === this.asked) this.answer.replaceChildren(...nodes); });
    }, REST_MS);
  }

  private async ask<Answer>(document: { readonly text: string }, variables: Readonly<Record<string, string>>): Promise<Answer | null> {
    const response = await fetch(new URL('/graphql', this.getAttribute('server') ?? HOME), {
      method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${this.getAttribute('token') ?? ''}` }, body: JSON.stringify({ query: document.text, variables }),
    });
    const { data } = await response.json() as { readonly data?: Answer | null }; // the types are the schema's
    return data ?? null;
  }

  private async found(text: string): Promise<Node[]> {
    try {
      const answer = await this.ask<PrefillByPhoneQuery>(prefillByPhoneDocument, { phone: text });
      if (answer === null) return [element('p', 'notice', this.say(NO_TOKEN))];
      if (answer.prefill.candidates.length > 0) return this.candidates(answer.prefill);
      const bySn = await this.ask<DeviceBySnQuery>(deviceBySnDocument, { sn: text });
      const device = bySn?.device ?? null;
      if (device !== null) return [this.device(device, { phone: null, customer: device.owner, device })];
      return [element('p', 'notice', this.say(answer.prefill.rejection?.text ?? PREFILL_MATCHES.NONE))];
    } catch {
      return [element('p', 'notice', this.say(NO_ANSWER))];
    }
  }

  private candidates({ candidates, match, phone }: Prefill): Node[] {
    const notes = [...(match === 'SWITCHBOARD' ? [PREFILL_WORDS.switchboardHint] : []), ...(candidates.length > 1 ? [PREFILL_WORDS.severalHint] : [])];
    return [...notes.map((note) => element('p', 'notice', this.say(note))), ...candidates.map((candidate) => this.customer(candidate, phone))];
  }

  private customer({ customer, serviceLevel, devices, relatedDevices, reasons }: Candidate, phone: string | null): HTMLElement {
    const level = serviceLevel === null ? [] : [element('span', 'mark gold', this.say(SERVICE_LEVELS[serviceLevel]))];
    const kind = customer.kind === null ? '' : this.say(CUSTOMER_KINDS[customer.kind]);
    const head = element('button', 'customer', element('b', '', customer.name ?? customer.customerId), ...level, element('span', 'quiet', kind), element('span', 'quiet line', customer.addresses[0]?.display ?? customer.customerId),
      element('span', 'quiet line', reasons.map(({ text }) => this.say(text)).join(' · ')));
    head.type = 'button';
    head.addEventListener('click', () => { this.select({ phone, customer, device: null }, head); });
    return element('section', '', head, ...[...devices, ...relatedDevices].map((device) => this.device(device, { phone, customer, device })));
  }

  private device(device: Device, selection: Selection): HTMLElement {
    const made = element('button', 'device', element('b', '', device.sn), element('span', '', device.model?.name ?? device.modelName ?? device.modelCode ?? ''),
      element('span', `mark ${device.warrantyStatus === 'EXPIRED' ? 'bad' : ''}`, this.say(WARRANTY_STATUSES[device.warrantyStatus])), ...device.prompts.map(({ message }) => element('span', 'prompt line', this.say(message))));
    made.type = 'button';
    made.addEventListener('click', () => { this.select(selection, made); });
    return made;
  }

  private select(detail: Selection, chosen: HTMLElement): void {
    for (const before of this.answer.querySelectorAll('[aria-pressed]')) before.removeAttribute('aria-pressed');
    chosen.setAttribute('aria-pressed', 'true');
    this.dispatchEvent(new CustomEvent<Selection>('mooring-select', { detail, bubbles: true, composed: true }));
  }
}

if (customElements.get('mooring-prefill') === undefined) customElements.define('mooring-prefill', MooringPrefill);
