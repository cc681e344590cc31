/** A framed chart as `src/charts/frame.ts` makes it, cut short. */
export function demoFigure(id = "chart-lamps"): string {
  return `<figure class="tm-figure" id="${id}" data-chart="lamps" data-table="lamps" data-options='{"show":"count","mark":"none"}'>
    <p class="tm-headline"><a class="tm-number" data-trace="demo.green" href="#">106</a> lamps &amp; more were green</p>
    <p class="tm-title">Lamps of the pier, number, 2014</p>
    <div class="tm-controls" hidden><fieldset data-option="show">
      <input type="radio" name="${id}-show" value="count" checked><input type="radio" name="${id}-show" value="share">
    </fieldset></div>
    <div class="tm-drawing"><div class="tm-wide"><svg viewBox="0 0 400 100" width="400" height="100" fill="var(--tm-ink, #1b2127)">
      <g stroke="currentColor"><rect fill="var(--tm-odd)"></rect></g>
      <a data-trace="share(demo.green, demo.total)" href="../trace/?x=1"><text>75% &lt;</text></a>
    </svg></div></div>
    <p class="tm-hidden" id="${id}-description">One bar.</p>
    <ul class="tm-notes"><li>Counted by night.</li><li>Bars are drawn.</li></ul>
    <p class="tm-source">Source: <a href="#">Lamps of the pier, para 1</a> <a class="tm-tick" href="#">✓ tied</a></p>
    <div class="tm-actions">
      <a href="#${id}-data-table" data-action="table">Table</a>
      <button type="button" hidden data-action="copy-fence" data-fence="FENCE">Copy as fence</button>
      <button type="button" hidden data-action="copy-link">Copy link</button>
      <details class="tm-menu"><summary>Cite</summary><div class="tm-menu-body"><p><span class="tm-citation">CITATION</span>
        <button type="button" hidden data-action="copy-citation" data-text="CITATION">Copy citation</button></p></div></details>
      <details class="tm-menu"><summary>Download</summary><div class="tm-menu-body">
        <p hidden><button type="button" hidden data-action="svg">SVG</button> <button type="button" hidden data-action="png">PNG</button></p>
        <p><a href="#csv" data-action="csv">CSV</a></p>
      </div></details>
    </div>
    <details class="tm-data-table"><summary>Table</summary><table id="${id}-data-table"></table></details>
  </figure>`;
}
