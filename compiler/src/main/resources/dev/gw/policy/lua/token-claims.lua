-- Refuses tokens whose claims are not what they have to be. Requests that came in without a token pass.
local CLAIMS = $CLAIMS

return function()
  local token = kong.ctx.plugin.token
  if not kong.ctx.shared.authenticated_jwt_token then
    return
  end
  for name, allowed in pairs(CLAIMS) do
    local fits = false
    for _, word in ipairs(token.words(token.claim(name))) do
      for _, wanted in ipairs(allowed) do
        fits = fits or word == wanted
      end
    end
    if not fits then
      return kong.response.exit(401, { message = "the token's " .. name .. " is not accepted here" })
    end
  end
end
