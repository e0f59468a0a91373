-- Sets headers on every answer$WHY.
local HEADERS = $HEADERS
local OVERWRITE = $OVERWRITE

return function()
  for name, value in pairs(HEADERS) do
    if OVERWRITE or not kong.response.get_header(name) then
      kong.response.set_header(name, value)
    end
  end
end
