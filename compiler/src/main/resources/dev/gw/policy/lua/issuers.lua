-- Lets in only tokens of the issuers that are trusted here, each signed with a key of its own issuer.
local ISSUERS = $ISSUERS

local function names(list, wanted)
  for _, item in ipairs(list) do
    if item == wanted then
      return true
    end
  end
  return false
end

local function is_for(audience, token)
  for _, word in ipairs(token.words(token.claim("aud"))) do
    if names(audience, word) then
      return true
    end
  end
  return #audience == 0
end

return function()
  if not kong.ctx.shared.authenticated_jwt_token then
    return
  end
  local token = kong.ctx.plugin.token
  local credential = kong.client.get_credential() or {}
  for _, issuer in ipairs(ISSUERS) do
    if token.claim("iss") == issuer.iss and names(issuer.keys, credential.key) then
      if is_for(issuer.audience, token) then
        return
      end
      return kong.response.exit(401, { message = "the token is not for this audience" })
    end
  end
  return kong.response.exit(401, { message = "the token's issuer is not accepted here" })
end
