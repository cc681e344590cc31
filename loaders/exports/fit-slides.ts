import type {Page} from "playwright-core";

/** The smallest scale of a slide, as a share of its full size. */
const SMALLEST = 0.4;

/**
 * Makes slides that hold more than fits smaller until all of it does, so that in print no source line is cut off, no
 * table runs off its side, and no slide spills over to another sheet. What does not fit by itself is for the export
 * report to say.
 */
export function fitSlides(page: Page): Promise<readonly string[]> {
  return page.evaluate((smallest) => {
    const sized = [...document.querySelectorAll<HTMLElement>(".tm-slide")].map((slide) => {
      const style = getComputedStyle(slide);
      return {
        slide,
        box: slide.querySelector(".tm-slide-box"),
        width: Number(style.getPropertyValue("--tm-slide-width")) || 1280,
        height: Number(style.getPropertyValue("--tm-slide-height")) || 720
      };
    });
    // All are measured before any is changed, since after a change the whole page is laid out anew.
    const full = sized.filter(({slide, box, width, height}) => {
      const room = (slide.getBoundingClientRect().width * height) / width;
      return (
        box && Math.max(box.getBoundingClientRect().height / room, slide.scrollWidth / slide.clientWidth) >= 1.0001
      );
    });
    for (const {slide, box, width, height} of full) {
      for (let scale = 1, tries = 0; box && tries < 8; tries += 1) {
        const room = (slide.getBoundingClientRect().width * height) / width;
        const excess = Math.max(box.getBoundingClientRect().height / room, slide.scrollWidth / slide.clientWidth);
        if (excess < 1.0001 || scale <= smallest) break;
        scale = Math.max(smallest, scale / Math.sqrt(excess) / 1.004);
        slide.style.setProperty("--tm-slide-width", String(width / scale));
        slide.style.setProperty("--tm-slide-height", String(height / scale));
      }
    }
    for (const {slide, width, height} of full) slide.style.aspectRatio = `${width} / ${height}`;
    return [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].map((heading) => heading.textContent);
  }, SMALLEST);
}
