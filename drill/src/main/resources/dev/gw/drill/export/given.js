
/** Tokens that somebody else made: one in the environment, or a file with one a line, which users take in turn. */
function given(name) {
  const file = __ENV[`GW_TOKEN_FILE_${name}`];
  const text = file ? open(file) : __ENV[`GW_TOKEN_${name}`] || '';
  const tokens = text.split('\n').map((token) => token.trim()).filter((token) => token !== '');
  return (user) => tokens[(user - 1) % tokens.length];
}
