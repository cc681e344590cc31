import type {Page} from "playwright-core";

/** The smallest scale of a slide, as a share of its full size. */
const SMALLEST = 0.4;

/**
 * Scales overfull slides down until their content fits, so that in print no source line is cut off and no slide spills
 * onto another sheet. The export report lists these slides as not fitting.
 */
export async function fitSlides(page: Page): Promise<void> {
  await page.locator(".tm-slide").evaluateAll((slides, smallest) => {
    for (const slide of slides as HTMLElement[]) {
      const box = slide.querySelector(".tm-slide-box");
      const style = getComputedStyle(slide);
      const [width, height] = [
        Number(style.getPropertyValue("--tm-slide-width")) || 1280,
        Number(style.getPropertyValue("--tm-slide-height")) || 720
      ];
      for (let scale = 1, tries = 0; box && tries < 8; tries += 1) {
        const room = (slide.getBoundingClientRect().width * height) / width;
        const excess = box.getBoundingClientRect().height / room;
        if (excess < 1.0001 || scale <= smallest) break;
        scale = Math.max(smallest, scale / Math.sqrt(excess) / 1.004);
        slide.style.setProperty("--tm-slide-width", String(width / scale));
        slide.style.setProperty("--tm-slide-height", String(height / scale));
      }
      slide.style.aspectRatio = `${width} / ${height}`;
    }
  }, SMALLEST);
}
