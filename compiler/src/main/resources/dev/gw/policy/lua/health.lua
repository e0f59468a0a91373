-- Answers without a service, before authentication and limits.
local STATUS = $STATUS
local BODY = $BODY
local TYPE = $TYPE

return function()
  return kong.response.exit(STATUS, BODY, { ["Content-Type"] = TYPE })
end
