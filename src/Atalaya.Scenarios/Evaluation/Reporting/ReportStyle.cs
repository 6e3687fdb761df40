namespace Atalaya.Scenarios.Evaluation.Reporting;

/// <summary>The look of the report: that of the web client, light or dark as the reader's system is.</summary>
static class ReportStyle
{
    public const string Css = """
        :root { color-scheme: light dark; --page: #eef2f4; --panel: #fafbfb; --line: #c3cdd3; --text: #15212a; --dim: #475a66; --one: #0b5e96; --two: #156b3c; --three: #7d2a9c; --truth: #7b8b95; }
        @media (prefers-color-scheme: dark) { :root { --page: #131c24; --panel: #17222b; --line: #2c3d49; --text: #dbe5ea; --dim: #9db0bb; --one: #8ccbf0; --two: #86d6a4; --three: #dda3f2; --truth: #6d838f; } }
        * { box-sizing: border-box; }
        body { margin: 0; padding: 24px; background: var(--page); color: var(--text); font: 14px/1.45 B612, 'DejaVu Sans', Verdana, sans-serif; font-variant-numeric: tabular-nums; }
        main { max-width: 1000px; margin: 0 auto; }
        h1 { font-size: 20px; margin: 0 0 4px; }
        h2 { font-size: 15px; margin: 0 0 8px; }
        p { margin: 0 0 12px; color: var(--dim); overflow-wrap: anywhere; }
        section { background: var(--panel); border: 1px solid var(--line); border-radius: 4px; padding: 16px 20px; margin: 16px 0; }
        .groups { display: grid; grid-template-columns: repeat(auto-fit, minmax(280px, 1fr)); gap: 12px 32px; align-items: start; }
        .wide { overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; }
        caption { text-align: left; color: var(--dim); padding: 8px 0 2px; font-weight: bold; }
        th, td { text-align: right; padding: 3px 8px; border-bottom: 1px solid var(--line); font-weight: normal; white-space: nowrap; }
        th:first-child, td:first-child { text-align: left; padding-left: 0; white-space: normal; }
        td:last-child { padding-right: 0; }
        thead th { color: var(--dim); }
        svg { display: block; width: 100%; height: auto; }
        svg text { fill: var(--dim); font-size: 12px; }
        svg .x { text-anchor: middle; }
        svg .y { text-anchor: end; }
        .grid { stroke: var(--line); stroke-width: 1; }
        .line { fill: none; stroke-width: 1.3; }
        .line.one { stroke: var(--one); stroke-width: 2.2; }
        .line.two { stroke: var(--two); }
        .line.three { stroke: var(--three); stroke-dasharray: 6 3; }
        .line.four { stroke: var(--dim); stroke-dasharray: 2 2; }
        .bar { fill: var(--one); opacity: 0.75; }
        .mark { stroke: var(--text); stroke-dasharray: 3 3; }
        svg .markname { fill: var(--text); }
        g.truth path { fill: none; stroke: var(--truth); stroke-width: 4; stroke-linecap: round; stroke-linejoin: round; opacity: 0.5; }
        g.track path { fill: none; stroke: var(--one); stroke-width: 1.2; stroke-linecap: round; }
        .legend span { margin-right: 20px; color: var(--text); white-space: nowrap; }
        .legend span::before { content: ''; display: inline-block; width: 22px; height: 0; margin-right: 6px; vertical-align: middle; border-top: 3px solid var(--one); }
        .legend .two::before { border-top: 2px solid var(--two); }
        .legend .three::before { border-top: 2px dashed var(--three); }
        .legend .four::before { border-top: 2px dotted var(--dim); }
        .legend .truth::before { border-top: 4px solid var(--truth); opacity: 0.6; }
        .legend .track::before { border-top-width: 2px; }
        @media print { body { background: none; padding: 0; } section { break-inside: avoid; } }
        """;
}
