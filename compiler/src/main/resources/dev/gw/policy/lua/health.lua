-- Answers without a service, before authentication and limits.
local STATUS = $STATUS
local BODY = $BODY
local TYPE = $TYPE

return function()
  if kong.request.get_method() == "OPTIONS" and kong.request.get_header("Access-Control-Request-Method") then
    return -- a browser's question, which cors answers
  end
  return kong.response.exit(STATUS, BODY, { ["Content-Type"] = TYPE })
end
