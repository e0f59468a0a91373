-- Modules of Penlight about tables: tablex, List, Set and OrderedMap.
local gw = ...

local type, tostring, error, pairs, ipairs, setmetatable, getmetatable, select, next, unpack =
  type, tostring, error, pairs, ipairs, setmetatable, getmetatable, select, next, unpack
local insert, remove, concat, sort = table.insert, table.remove, table.concat, table.sort
gw.part "penlight"
local function_of, class = gw.pl_function, gw.pl_class

local L = {}
local List

local T = {}
function T.copy(t) local all = {} for key, value in pairs(t) do all[key] = value end return all end
function T.icopy(to, from, at, start, n)
  at, start = at or 1, start or 1
  for i = 0, (n or #from) - start do to[at + i] = from[start + i] end
  return to
end
function T.deepcopy(value, seen)
  if type(value) ~= "table" then return value end
  seen = seen or {}
  if seen[value] then return seen[value] end
  local all = {}
  seen[value] = all
  for key, inner in pairs(value) do all[T.deepcopy(key, seen)] = T.deepcopy(inner, seen) end
  return setmetatable(all, getmetatable(value))
end
function T.deepcompare(one, other, ignore_meta, within)
  if type(one) ~= type(other) then return false end
  if type(one) ~= "table" then
    return one == other or within ~= nil and type(one) == "number" and math.abs(one - other) < within
  end
  for key, value in pairs(one) do
    if other[key] == nil or not T.deepcompare(value, other[key], ignore_meta, within) then return false end
  end
  for key in pairs(other) do
    if one[key] == nil then return false end
  end
  return true
end
function T.compare(one, other, same)
  if #one ~= #other then return false end
  same = same and function_of(same) or function(a, b) return a == b end
  for i = 1, #one do
    if not same(one[i], other[i]) then return false end
  end
  return true
end
-- Of two tables: what both have, or with all what either has; the second's values count.
function T.merge(one, other, all)
  local merged = {}
  for key, value in pairs(one) do
    if all or other[key] ~= nil then merged[key] = value end
  end
  for key, value in pairs(other) do
    if all or one[key] ~= nil then merged[key] = value end
  end
  return merged
end
function T.union(one, other) return T.merge(one, other, true) end
function T.intersection(one, other) return T.merge(one, other, false) end
function T.difference(one, other, symmetric)
  local rest = {}
  for key, value in pairs(one) do
    if other[key] == nil then rest[key] = value end
  end
  for key, value in pairs(symmetric and other or {}) do
    if one[key] == nil then rest[key] = value end
  end
  return rest
end
function T.update(one, other) for key, value in pairs(other) do one[key] = value end return one end
function T.size(t) local n = 0 for _ in pairs(t) do n = n + 1 end return n end
function T.keys(t) local all = List() for key in pairs(t) do all[#all + 1] = key end return all end
function T.values(t) local all = List() for _, value in pairs(t) do all[#all + 1] = value end return all end
function T.find(t, wanted, from)
  for i = from or 1, #t do if t[i] == wanted then return i end end
end
function T.rfind(t, wanted, from)
  for i = from or #t, 1, -1 do if t[i] == wanted then return i end end
end
function T.find_if(t, test, ...)
  test = function_of(test)
  for key, value in pairs(t) do
    local found = test(value, ...)
    if found then return key, found end
  end
end
T.search = function(t, wanted)
  for key, value in pairs(t) do if value == wanted then return tostring(key) end end
end
function T.map(f, t, ...)
  f = function_of(f)
  local all = {}
  for key, value in pairs(t) do all[key] = f(value, ...) end
  return setmetatable(all, getmetatable(t))
end
function T.imap(f, t, ...)
  f = function_of(f)
  local all = {}
  for i = 1, #t do all[i] = f(t[i], ...) or false end
  return setmetatable(all, getmetatable(t) or List)
end
function T.map2(f, one, other, ...)
  f = function_of(f)
  local all = {}
  for key, value in pairs(one) do all[key] = f(value, other[key], ...) end
  return all
end
function T.transform(f, t, ...)
  f = function_of(f)
  for key, value in pairs(t) do t[key] = f(value, ...) end
end
function T.pairmap(f, t, ...)
  f = function_of(f)
  local all = {}
  for key, value in pairs(t) do
    local made, name = f(key, value, ...)
    if name ~= nil then all[name] = made else all[#all + 1] = made end
  end
  return all
end
function T.filter(t, test, ...)
  test = function_of(test)
  local all = {}
  for i = 1, #t do if test(t[i], ...) then all[#all + 1] = t[i] end end
  return setmetatable(all, getmetatable(t) or List)
end
function T.reduce(f, t, first)
  f = function_of(f)
  local from, sum = 1, first
  if sum == nil then from, sum = 2, t[1] end
  for i = from, #t do sum = f(sum, t[i]) end
  return sum
end
function T.foreach(t, f, ...) f = function_of(f) for key, value in pairs(t) do f(value, key, ...) end end
function T.foreachi(t, f, ...) f = function_of(f) for i = 1, #t do f(t[i], i, ...) end end
function T.makeset(t) local all = {} for _, value in ipairs(t) do all[value] = true end return all end
function T.index_map(t) local all = {} for i, value in ipairs(t) do all[value] = i end return all end
function T.count_map(t) local all = {} for _, value in ipairs(t) do all[value] = (all[value] or 0) + 1 end return all end
function T.range(from, to, step)
  local all = List()
  for i = from, to, step or 1 do all[#all + 1] = i end
  return all
end
function T.zip(...)
  local given, all = { ... }, {}
  for i = 1, #given[1] do
    all[i] = {}
    for k, list in ipairs(given) do all[i][k] = list[i] end
  end
  return all
end
function T.sub(t, from, to)
  from, to = from or 1, to or -1
  from, to = from < 0 and #t + from + 1 or from, to < 0 and #t + to + 1 or math.min(to, #t)
  local all = {}
  for i = from, to do all[#all + 1] = t[i] end
  return setmetatable(all, getmetatable(t) or List)
end
function T.set(t, value, from, to) for i = from or 1, to or #t do t[i] = value end end
function T.new(n, value) local all = {} T.set(all, value, 1, n) return all end
function T.clear(t, from) for i = #t, from or 1, -1 do t[i] = nil end end
function T.insertvalues(t, at, values)
  if not values then at, values = #t + 1, at end
  for i, value in ipairs(values) do insert(t, at + i - 1, value) end
  return t
end
function T.removevalues(t, from, to) for _ = from or 1, to or #t do remove(t, from) end return t end
local function in_order(keys, t)
  local i = 0
  return function()
    i = i + 1
    return keys[i], t[keys[i]]
  end
end
local function comparison(f) return f and function_of(f) or function(a, b) return a < b end end
function T.sort(t, f)
  local keys = T.keys(t)
  sort(keys, comparison(f))
  return in_order(keys, t)
end
function T.sortv(t, f)
  local keys, before = T.keys(t), comparison(f)
  sort(keys, function(a, b) return before(t[a], t[b]) end)
  return in_order(keys, t)
end
function T.issubset(all, some)
  for key in pairs(some) do if all[key] == nil then return false end end
  return true
end
function T.readonly(t)
  return setmetatable({}, { __index = t, __newindex = function() error("Attempt to modify read-only table", 2) end, __len = function() return #t end, __metatable = false })
end
L["pl.tablex"] = gw.part_of("pl.tablex", T)

List = class()
List._name = "List"
function List:_init(items)
  if type(items) == "string" then
    for c in items:gmatch "." do self[#self + 1] = c end
  elseif type(items) == "function" then
    for value in items do self[#self + 1] = value end
  elseif items then
    -- a list of a plain table is that table itself
    return getmetatable(items) == List and T.icopy({}, items) or items
  end
end
List.new = function(items) return List(items) end
List.__tostring = function(self) return "{" .. concat(L.texts(self), ",") .. "}" end
List.__concat = function(one, other) return List(T.icopy({}, one)):extend(other) end
List.__eq = function(one, other) return T.compare(one, other) end
function L.texts(list) local all = {} for i = 1, #list do all[i] = tostring(list[i]) end return all end
function List:append(value) self[#self + 1] = value return self end
List.push = List.append
function List:extend(values) for i = 1, #values do self[#self + 1] = values[i] end return self end
function List:insert(at, value) insert(self, at, value) return self end
function List:put(value) return self:insert(1, value) end
function List:remove(at) remove(self, at) return self end
function List:remove_value(value) local at = T.find(self, value) if at then remove(self, at) end return self end
function List:pop(at) return remove(self, at or #self) end
function List:index(value, from) return T.find(self, value, from) end
function List:contains(value) return T.find(self, value) ~= nil end
function List:count(value) local n = 0 for i = 1, #self do if self[i] == value then n = n + 1 end end return n end
function List:len() return #self end
function List:sort(f) sort(self, f and function_of(f)) return self end
function List:sorted(f) return List(T.icopy({}, self)):sort(f) end
function List:reverse() for i = 1, math.floor(#self / 2) do self[i], self[#self - i + 1] = self[#self - i + 1], self[i] end return self end
function List:slice(from, to) return T.sub(self, from, to) end
function List:clear() T.clear(self) return self end
function List:clone() return List(T.icopy({}, self)) end
function List:join(by) return concat(L.texts(self), by or "") end
List.concat = concat
function List:foreach(f, ...) T.foreachi(self, f, ...) end
function List:map(f, ...) return T.imap(f, self, ...) end
function List:transform(f, ...) T.transform(f, self, ...) return self end
function List:filter(f, ...) return T.filter(self, f, ...) end
function List:reduce(f, first) return T.reduce(f, self, first) end
function List:minmax() local all = self:sorted() return all[1], all[#all] end
function List:iter() local i = 0 return function() i = i + 1 return self[i] end end
List.range = T.range
List.split = function(text, by) return List(gw.part("penlight")["pl.utils"].split(text, by)) end
L["pl.List"] = List

local Set = class()
function Set:_init(items) for _, value in ipairs(items or {}) do self[value] = true end end
local function members(set) local all = {} for value, is in pairs(set) do if is == true then all[#all + 1] = value end end return all end
local function combined(test) return function(one, other) local all = Set() for _, value in ipairs(members(T.union(one, other))) do if test(one[value], other[value]) then all[value] = true end end return all end end
Set.values = function(set) return List(members(set)) end
Set.len = function(set) return #members(set) end
Set.union, Set.intersection = combined(function(a, b) return a or b end), combined(function(a, b) return a and b end)
Set.difference = combined(function(a, b) return a and not b end)
Set.issubset = function(one, other) return Set.len(Set.difference(one, other)) == 0 end
Set.isempty = function(set) return Set.len(set) == 0 end
Set.__add, Set.__mul, Set.__sub, Set.__len = Set.union, Set.intersection, Set.difference, Set.len
Set.__tostring = function(set) return "[" .. concat(L.texts(members(set)), ",") .. "]" end
L["pl.Set"] = Set

-- a map that keeps its keys in the order in which they came; they stand apart from its values
local order = setmetatable({}, { __mode = "k" })
local OrderedMap = class()
function OrderedMap:_init(values)
  order[self] = List()
  self:update(values or {})
end
function OrderedMap:set(key, value)
  if value == nil then
    order[self]:remove_value(key)
  elseif self[key] == nil then
    order[self]:append(key)
  end
  self[key] = value
  return self
end
function OrderedMap:insert(at, key, value)
  if value == nil then at, key, value = nil, at, key end
  if self[key] ~= nil then order[self]:remove_value(key) end
  order[self]:insert(at or #order[self] + 1, key)
  self[key] = value
  return self
end
function OrderedMap:update(values)
  for key, value in pairs(values) do
    if type(key) == "number" and type(value) == "table" then
      local name, inner = next(value)
      self:set(name, inner)
    else
      self:set(key, value)
    end
  end
  return self
end
function OrderedMap:get(key) return self[key] end
function OrderedMap:keys() return order[self]:clone() end
function OrderedMap:values() return T.imap(function(key) return self[key] end, order[self]) end
function OrderedMap:iter() return in_order(order[self], self) end
L["pl.OrderedMap"] = OrderedMap

return L
