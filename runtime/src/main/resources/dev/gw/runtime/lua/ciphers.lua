-- Ciphers and what makes keys of passwords: resty.aes, resty.openssl.cipher and resty.openssl.kdf.
local gw = ...

local type, error, tostring, tonumber, setmetatable, select, pcall = type, error, tostring, tonumber, setmetatable, select, gw.pcall
local sub, lower, rep, format, concat = string.sub, string.lower, string.rep, string.format, table.concat
local call_cipher, call_derive, digest = gw.call3 "cipher", gw.call3 "key.derive", gw.call2 "digest"

local L = {}

-- Runs a whole text through a cipher; parameters are lengths and values of key, iv, data authenticated beside and tag.
local function run(way, name, padding, key, iv, beside, tag, text)
  local how = format("%s %s %s %d %d %d %d", way, name, padding and "padded" or "bare", #key, #iv, #beside, #tag)
  local ok, result = pcall(call_cipher, how, key .. iv .. beside .. tag, text)
  if not ok then
    return nil, tostring(result)
  end
  return result
end

-- name, octets of the key and of the iv, octets that the tag takes
local function cipher_of(name)
  local bits, mode = lower(name):match "^aes%-?(%d+)%-(%a+)$"
  bits = tonumber(bits)
  if bits ~= 128 and bits ~= 192 and bits ~= 256 then
    if lower(name) == "chacha20-poly1305" then
      return { name = "chacha20-poly1305", key = 32, iv = 12, tag = 16 }
    end
    return nil
  end
  local iv = ({ ecb = 0, cbc = 16, ctr = 16, cfb = 16, cfb8 = 16, ofb = 16, gcm = 12 })[mode]
  return iv and { name = "aes-" .. mode, key = bits / 8, iv = iv, tag = mode == "gcm" and 16 or 0 }
end

local M = {}
M.__index = M

local function new(name)
  local its = cipher_of(name or "aes-128-cbc")
  if not its then
    return nil, format('cipher.new: invalid cipher type "%s"', name)
  end
  return setmetatable({ its = its, padding = true, beside = "", tag = "", parts = {}, key_size = its.key, block_size = its.iv == 12 and 1 or 16 }, M)
end

function M:init(key, iv, options)
  options = options or {}
  if #key ~= self.its.key then
    return false, format("cipher:init: incorrect key size, expect %d", self.its.key)
  elseif self.its.tag == 0 and #(iv or "") ~= self.its.iv then
    return false, format("cipher:init: incorrect iv size, expect %d", self.its.iv)
  end
  self.way = options.is_encrypt and "encrypt" or "decrypt"
  self.key, self.iv, self.padding, self.parts = key, iv or "", not options.no_padding, {}
  return true
end
-- What is run is the whole text, at the end.
function M:update(...)
  for i = 1, select("#", ...) do self.parts[#self.parts + 1] = (select(i, ...)) end
  return ""
end
function M:update_aead_aad(text) self.beside = self.beside .. text return true end
function M:set_aead_tag(tag) self.tag = tag return true end
function M:get_aead_tag(size) return self.made and sub(self.made, 1, size or 16) end
function M:final(text)
  local made, problem = run(self.way, self.its.name, self.padding, self.key, self.iv, self.beside, self.way == "decrypt" and self.tag or "",
    concat(self.parts) .. (text or ""))
  if not made then
    return nil, "cipher:final: " .. problem
  elseif self.its.tag > 0 and self.way == "encrypt" then
    self.made = sub(made, -16)
    return sub(made, 1, -17)
  end
  return made
end
function M:encrypt(key, iv, text, no_padding, beside)
  local ok, problem = self:init(key, iv, { is_encrypt = true, no_padding = no_padding })
  if not ok then return nil, problem end
  self.beside = beside or ""
  return self:final(text)
end
function M:decrypt(key, iv, text, no_padding, beside, tag)
  local ok, problem = self:init(key, iv, { no_padding = no_padding })
  if not ok then return nil, problem end
  self.beside, self.tag = beside or "", tag or ""
  return self:final(text)
end
L["resty.openssl.cipher"] = { new = new, istype = function(value) return type(value) == "table" and getmetatable(value) == M end }

-- resty.aes

local hashes = { md5 = "MD5", sha1 = "SHA-1", sha224 = "SHA-224", sha256 = "SHA-256", sha384 = "SHA-384", sha512 = "SHA-512" }

-- The key and iv that OpenSSL makes of a password (EVP_BytesToKey).
local function from_password(password, salt, hash, rounds, key_size, iv_size)
  local all, last = "", ""
  while #all < key_size + iv_size do
    last = digest(hash, last .. password .. salt)
    for _ = 2, rounds do last = digest(hash, last) end
    all = all .. last
  end
  return sub(all, 1, key_size), sub(all, key_size + 1, key_size + iv_size)
end

local A = { hash = hashes, _VERSION = "0.15" }
A.__index = A
function A.cipher(size, mode)
  local name = format("aes-%d-%s", size or 128, mode or "cbc")
  local its = cipher_of(name)
  return its and { its = its } or nil
end
function A:new(key, salt, cipher, hash, rounds, iv_size)
  cipher = cipher or A.cipher()
  local size = cipher.its.key
  local its = { cipher = cipher.its, padding = true }
  if type(hash) == "table" then
    its.iv = hash.iv
    if hash.method then
      its.key = hash.method(key)
    elseif #key ~= size then
      return nil, "bad key length"
    else
      its.key = key
    end
    if not its.iv or #its.iv > 16 then return nil, "bad iv" end
  else
    if salt and #salt ~= 8 then return nil, "salt must be 8 characters or nil" end
    its.key, its.iv = from_password(key, salt or "", hash or "MD5", rounds or 1, size, cipher.its.iv)
  end
  return setmetatable(its, A)
end
function A:encrypt(text)
  local made, problem = run("encrypt", self.cipher.name, self.padding, self.key, sub(self.iv, 1, self.cipher.iv), "", "", text)
  if made and self.cipher.tag > 0 then
    return { sub(made, 1, -17), sub(made, -16) }
  end
  return made, problem
end
function A:decrypt(text, tag)
  return run("decrypt", self.cipher.name, self.padding, self.key, sub(self.iv, 1, self.cipher.iv), "", tag or "", text)
end
L["resty.aes"] = A

-- keys of passwords

local K = { PBKDF2 = 1, HKDF = 2, SCRYPT = 3, HKDEF_MODE_EXTRACT_AND_EXPAND = 0, HKDEF_MODE_EXTRACT_ONLY = 1, HKDEF_MODE_EXPAND_ONLY = 2 }
function K.derive(options)
  local kind = options.type
  local how
  if kind == K.PBKDF2 then
    how = format("pbkdf2 %s %d %d", lower(options.md or "sha1"), options.outlen, options.pbkdf2_iter or 1)
    return call_derive(how, options.salt or "", options.pass or "")
  elseif kind == K.HKDF then
    how = format("hkdf %s %d %d %d", lower(options.md or "sha1"), options.outlen, options.hkdf_mode or 0, #(options.hkdf_info or ""))
    return call_derive(how, (options.hkdf_info or "") .. (options.salt or ""), options.hkdf_key or "")
  end
  return nil, "kdf.derive: only PBKDF2 and HKDF are there in gw"
end
L["resty.openssl.kdf"] = gw.part_of("resty.openssl.kdf", K)

return L
