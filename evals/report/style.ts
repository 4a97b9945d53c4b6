/** The style of the HTML report, light and dark. */
export const REPORT_STYLE = `
:root { color-scheme: light dark; --ink: #1a1a1a; --paper: #fff; --line: #c4c4c4; --accent: #00437a; --good: #0b6b2d; --bad: #a3121f; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #ececec; --paper: #16181b; --line: #4a4f55; --accent: #8ec7ff; --good: #7ddb9a; --bad: #ff9aa2; }
}
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
main { max-width: 80rem; margin: 0 auto; padding: 1rem; }
.passed { color: var(--good); font-weight: bold; }
.failed { color: var(--bad); font-weight: bold; }
.scroll { overflow-x: auto; margin-block: 1rem; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
caption { text-align: start; font-weight: bold; }
th, td { padding: .15rem .6rem; border-bottom: 1px solid var(--line); text-align: end; white-space: nowrap; }
th[scope=row] { text-align: start; font-weight: normal; }
.plots { display: grid; grid-template-columns: repeat(auto-fill, minmax(20rem, 1fr)); gap: 1rem; }
figure { margin: 0; max-width: 34rem; }
figcaption { font-weight: bold; }
svg { width: 100%; height: auto; font-size: 11px; }
svg text { fill: var(--ink); }
.axis line { stroke: var(--line); }
.interval { stroke: var(--accent); stroke-width: 3; opacity: .6; }
.value { fill: var(--accent); }
.ideal { stroke: var(--line); stroke-dasharray: 4 4; }
.curve { fill: none; stroke: var(--accent); stroke-width: 2; }
details { border-bottom: 1px solid var(--line); padding-block: .4rem; }
summary { cursor: pointer; }
dt { font-weight: bold; }
`;
