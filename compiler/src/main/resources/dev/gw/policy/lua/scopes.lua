-- Lets in only tokens with the scopes that are needed here.
local CLAIMS = $CLAIMS
local ALL = $ALL
local ANY = $ANY
local STATUS = $STATUS

local function refuse(reason)
  return kong.response.exit(STATUS, { message = reason })
end

return function()
  local token = kong.ctx.plugin.token
  local held = {}
  for _, name in ipairs(CLAIMS) do
    for _, word in ipairs(token.words(token.claim(name))) do
      held[word] = true
    end
  end

  for _, scope in ipairs(ALL) do
    if not held[scope] then
      return refuse("the token lacks the scope " .. scope)
    end
  end

  for _, scope in ipairs(ANY) do
    if held[scope] then
      return
    end
  end
  if #ANY > 0 then
    return refuse("the token has none of the scopes " .. table.concat(ANY, ", "))
  end
end
