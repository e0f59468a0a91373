-- Posts the token that jwt has checked to the endpoint that gives a session for it. The answer, with the session's cookie, goes back as it is.
local ENDPOINT = $ENDPOINT
local FIELD = $FIELD

return function()
  local token = kong.ctx.shared.authenticated_jwt_token
  if type(token) ~= "string" then
    return kong.response.exit(401, { message = "Unauthorized" })
  end
  kong.service.request.set_method("POST")
  kong.service.request.set_path(ENDPOINT)
  kong.service.request.set_raw_query("") -- it may hold the token
  kong.service.request.clear_header("Authorization")
  kong.service.request.set_header("Content-Type", "application/json")
  kong.service.request.set_raw_body("{" .. FIELD .. ":\"" .. token .. "\"}") -- a token needs no escapes
end
