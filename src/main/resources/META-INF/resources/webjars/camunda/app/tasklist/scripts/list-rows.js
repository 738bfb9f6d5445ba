/*
 * Lets a form with a list of rows be completed. Tasklist 7.24 asks Object.keys(errors) whether a form is valid, and form-js 1.8
 * leaves an empty list there for each field of a row that is valid: «Completar» would stay shut for ever. Where an object can only
 * be the errors of one of our forms – every name is a field's id, every value a list – names without any error are passed over.
 * Tasklist offers no other place for this: the form object is out of reach of its plugins.
 */
const keys = Object.keys;
const FIELD_ID = /^Field_\w+$/;

function hasError(value) {
  return Array.isArray(value) ? value.some(hasError) : value !== null && value !== undefined;
}

Object.keys = function (object) {
  const names = keys(object);
  if (names.length > 0 && names.every((name) => FIELD_ID.test(name) && Array.isArray(object[name]))) {
    return names.filter((name) => hasError(object[name]));
  }
  return names;
};
