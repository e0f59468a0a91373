-- Marks the errors that get a body of our own form, and fits their headers to it.
local UPSTREAM = $UPSTREAM

return function()
  local status = kong.response.get_status()
  local ours = kong.response.get_source() ~= "service" or (UPSTREAM and status >= 500)
  if status < 400 or not ours then
    return
  end
  kong.ctx.plugin.error_status = status
  kong.response.set_header("Content-Type", $TYPE)
  kong.response.clear_header("Content-Length")
  kong.response.clear_header("Content-Encoding")
end
