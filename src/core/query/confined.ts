/**
 * Settings that confine the queries of an engine to its tables: no files, network or extensions, and no way to change
 * that. In a page its content security policy also applies to the worker.
 */
export const CONFINED = [
  "SET autoinstall_known_extensions = false",
  "SET autoload_known_extensions = false",
  "SET memory_limit = '1GB'",
  "SET enable_external_access = false",
  "SET lock_configuration = true"
];
