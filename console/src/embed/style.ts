/** Within the element alone; its page sees and changes nothing but these properties. */
export const STYLE = `
:host { display: block; font: 14px/1.5 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans SC", sans-serif; color: #1d2730; --accent: #17607f; }
* { box-sizing: border-box; }
.ask { width: 100%; font: inherit; font-size: 16px; padding: 8px 10px; border: 1px solid #8d99a3; border-radius: 4px; }
.ask:focus-visible, button:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
.answer { display: grid; gap: 8px; margin-top: 8px; }
section { border: 1px solid #cdd5dc; border-radius: 5px; overflow: hidden; }
button { all: unset; box-sizing: border-box; display: flex; gap: 4px 10px; flex-wrap: wrap; align-items: center; width: 100%; padding: 8px 12px; cursor: pointer; border-top: 1px solid #e3e8ec; }
.customer { border-top: 0; background: #f4f6f8; }
button:hover, button[aria-pressed] { background: #e6f0f4; }
.line { flex-basis: 100%; }
.quiet { color: #52606d; font-size: 12.5px; }
.mark { font-size: 12px; padding: 0 6px; border-radius: 3px; background: #eceff2; color: #3f4a54; }
.mark.gold { background: #f7ecd0; color: #6b4c00; }
.mark.bad { background: #fbeae8; color: #8f2720; }
.prompt, .notice { background: #fdf3e1; color: #5d3a00; border-left: 3px solid #c98600; padding: 4px 10px; margin: 0; }
`;
