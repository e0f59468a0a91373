
function matches(value, expression) {
  return value !== null && expression.test(value);
}
