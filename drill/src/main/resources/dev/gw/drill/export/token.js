
/** A JSON Web Token that is signed with a secret. */
function signed(algorithm, secret, claims, ttl) {
  const now = Math.floor(Date.now() / 1000);
  const id = Array.from({ length: 24 }, () => Math.floor(Math.random() * 16).toString(16)).join('');
  const all = Object.assign({ iat: now, nbf: now, exp: now + ttl, jti: id }, claims);
  const part = (value) => encoding.b64encode(JSON.stringify(value), 'rawurl');
  const text = `${part({ alg: algorithm, typ: 'JWT' })}.${part(all)}`;
  return `${text}.${crypto.hmac(`sha${algorithm.slice(2)}`, secret, text, 'base64rawurl')}`;
}
