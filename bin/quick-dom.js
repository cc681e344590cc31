/** What is asked for most: `a`, `*`, `[id]`, `a[href][download]`. */
const SIMPLE = /^(\*|[a-z][a-z\d]*)?((?:\[[a-z-]+\])*)$/;

/** A selector that only what is in an element of this name can match, or it. */
const NAMED = /^([a-z][a-z\d]*)(?![\w-])/;

const ELEMENTS = 1;

/**
 * Lets a jsdom window answer simple selectors by a walk through the elements: its engine takes some milliseconds for each query, and both
 * Framework and what draws ask hundreds of thousands. What is found is an array, in document order.
 */
export function selectQuickly({Document, Element}) {
  for (const {prototype} of [Document, Element]) {
    const {querySelectorAll} = prototype;
    prototype.querySelectorAll = function (selector) {
      const possible = String(selector).split(",").map((part) => part.trim()).filter((part) => mayMatch(part, this));
      if (possible.length === 0) return [];
      const simple = possible.map((part) => SIMPLE.exec(part));
      return simple.includes(null) || possible.includes("") ? querySelectorAll.call(this, selector) : walk(this, simple.map(testOf));
    };
  }
}

/** What stands within other elements may stand in one above an element that is asked. */
function mayMatch(part, root) {
  const name = root.ownerDocument === null || !/[\s>+~]/.test(part) ? NAMED.exec(part)?.[1] : undefined;
  return name === undefined || root.getElementsByTagName(name).length > 0;
}

function testOf([, name = "*", attributes]) {
  const names = attributes.slice(1, -1).split("][").filter((attribute) => attribute !== "");
  return (element) => (name === "*" || element.localName === name) && names.every((attribute) => element.hasAttribute(attribute));
}

function walk(root, tests) {
  const walker = (root.ownerDocument ?? root).createTreeWalker(root, ELEMENTS);
  const found = [];
  while (walker.nextNode() !== null) {
    const element = walker.currentNode;
    if (tests.some((test) => test(element))) found.push(element);
  }
  return found;
}

/**
 * Makes jsdom parse and hold the style of an element only where it is asked for or set: as it is, every element is made with a declaration
 * block of its own, and few have a style. Takes the module `jsdom/living/nodes/ElementCSSInlineStyle-impl.js`, before jsdom is loaded.
 */
export function styleLazily({implementation: {prototype}}) {
  const {_initElementCSSInlineStyle: init} = prototype;
  Object.defineProperties(prototype, {
    _initElementCSSInlineStyle: {
      configurable: true, writable: true,
      value() {
        this._settingCssText = false;
      }
    },
    _style: {
      configurable: true,
      get() {
        const setting = this._settingCssText;
        init.call(this);
        this._settingCssText = setting;
        return this._style;
      },
      set(value) {
        Object.defineProperty(this, "_style", {value, configurable: true, writable: true});
      }
    }
  });
}
