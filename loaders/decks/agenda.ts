import type {CompiledSlide, ShownBlock} from "../../src/core/deck/compiled.js";
import {slideElementId} from "../../src/views/slide-view.js";

/** Slides in which an agenda that lists nothing itself lists the sections of the deck, each a way to its slide. */
export function withAgenda(slides: readonly CompiledSlide[]): readonly CompiledSlide[] {
  const sections = slides.filter(({layout}) => layout === "section");
  if (sections.length === 0) return slides;
  const list: ShownBlock = {
    type: "list",
    ordered: true,
    items: sections.map((section) => ({
      blocks: [
        {
          type: "paragraph",
          inline: [
            {type: "link", href: `#${slideElementId(section)}`, children: [{type: "text", text: section.titleText}]}
          ]
        }
      ]
    }))
  };
  return slides.map((slide) =>
    slide.layout === "agenda" && !slide.blocks.some(({type}) => type === "list")
      ? {...slide, blocks: [...slide.blocks, list]}
      : slide
  );
}
