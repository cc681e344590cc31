import {Ajv} from "ajv";

// The profile of Data Package 2.0 is no npm package that could be installed here. What follows states the
// specification's own constraints
// (datapackage.org/standard, sections Data Package, Data Resource and Table Schema) for the properties that we write,
// and for no others.

const PATH = {type: "string", pattern: "^(https?://.+|(?![./~])(?!.*(?:^|/)\\.\\./)(?!.*\\\\)(?!.*://).+)$"};
const SOURCES = {
  type: "array",
  items: {
    type: "object",
    minProperties: 1,
    properties: {title: {type: "string"}, path: PATH, email: {type: "string"}, version: {type: "string"}}
  }
};
const LICENSES = {
  type: "array",
  minItems: 1,
  items: {
    type: "object",
    anyOf: [{required: ["name"]}, {required: ["path"]}],
    properties: {name: {type: "string", pattern: "^[-a-zA-Z0-9._]+$"}, path: PATH, title: {type: "string"}}
  }
};
const TYPES = [
  "string",
  "number",
  "integer",
  "boolean",
  "object",
  "array",
  "list",
  "date",
  "time",
  "datetime",
  "year",
  "yearmonth",
  "duration",
  "geopoint",
  "geojson",
  "any"
];
const SCHEMA = {
  type: "object",
  required: ["fields"],
  properties: {
    $schema: {const: "https://datapackage.org/profiles/2.0/tableschema.json"},
    fields: {
      type: "array",
      minItems: 1,
      items: {
        type: "object",
        required: ["name"],
        properties: {
          name: {type: "string"},
          type: {enum: TYPES},
          title: {type: "string"},
          description: {type: "string"}
        }
      }
    },
    missingValues: {type: "array", items: {type: "string"}}
  }
};
const RESOURCE = {
  type: "object",
  required: ["name"],
  oneOf: [{required: ["path"]}, {required: ["data"]}],
  properties: {
    name: {type: "string"},
    path: PATH,
    type: {const: "table"},
    title: {type: "string"},
    description: {type: "string"},
    format: {type: "string"},
    mediatype: {type: "string", pattern: "^(.+)/(.+)$"},
    encoding: {type: "string"},
    bytes: {type: "integer"},
    hash: {type: "string", pattern: "^([^:]+:[a-fA-F0-9]+|[a-fA-F0-9]{32}|)$"},
    sources: SOURCES,
    licenses: LICENSES,
    schema: SCHEMA
  }
};
const PACKAGE = {
  type: "object",
  required: ["$schema", "resources"],
  properties: {
    $schema: {const: "https://datapackage.org/profiles/2.0/datapackage.json"},
    name: {type: "string", pattern: "^[a-z0-9._/-]+$"},
    title: {type: "string"},
    description: {type: "string"},
    version: {type: "string"},
    created: {type: "string", pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})$"},
    contributors: {
      type: "array",
      minItems: 1,
      items: {
        type: "object",
        minProperties: 1,
        properties: {title: {type: "string"}, path: PATH, roles: {type: "array", minItems: 1, items: {type: "string"}}}
      }
    },
    sources: SOURCES,
    licenses: LICENSES,
    resources: {type: "array", minItems: 1, items: RESOURCE}
  }
};

const validate = new Ajv({allErrors: true}).compile(PACKAGE);

/** What is wrong with a descriptor by the specification; empty for nothing. */
export function packageDiagnostics(descriptor: unknown): readonly string[] {
  validate(descriptor);
  const names = ((descriptor as {resources?: readonly {name: string}[]}).resources ?? []).map(({name}) => name);
  const twice = names.filter((name, i) => names.indexOf(name) !== i).map((name) => `resource name ${name} twice`);
  return [...(validate.errors ?? []).map(({instancePath, message}) => `${instancePath}: ${message ?? ""}`), ...twice];
}
