-- Refuses requests without the headers that services rely on.
local HEADERS = $HEADERS
local STATUS = $STATUS

return function()
  local missing = {}
  for _, name in ipairs(HEADERS) do
    local value = kong.request.get_header(name)
    if value == nil or value == "" then
      missing[#missing + 1] = name
    end
  end
  if #missing > 0 then
    return kong.response.exit(STATUS, { message = "missing header " .. table.concat(missing, ", ") })
  end
end
