-- Drives the language client that is built into Neovim, as the set-up in docs/editors.md starts it. Reads what to do from
-- the environment, and writes what came of it as JSON.
local draft = vim.env.DRAFT
local out = vim.env.OUT
local command = { vim.env.NODE, vim.env.SERVER, '--stdio' }
local result = {}

local function finish()
  local file = assert(io.open(out, 'w'))
  file:write(vim.json.encode(result))
  file:close()
  vim.cmd('qall!')
end

local function must(truth, what)
  if truth then return end
  result.fault = what
  finish()
end

local function findings()
  return vim.tbl_filter(function(it) return it.source == 'safeguards' end, vim.diagnostic.get(0))
end

local function codes()
  local all = vim.tbl_map(function(it)
    return it.code or it.user_data.lsp.code
  end, findings())
  table.sort(all)
  return all
end

-- Neovim tells a fault of the server as an error message.
vim.notify = function(message, level)
  if level == vim.log.levels.ERROR then result.notified = (result.notified or '') .. message .. '\n' end
end

vim.cmd('filetype on')
vim.cmd('edit ' .. vim.fn.fnameescape(draft))
result.filetype = vim.bo.filetype
if vim.lsp.start then
  vim.lsp.start({ name = 'contract-safeguards', cmd = command, root_dir = vim.fn.fnamemodify(draft, ':h') })
else
  local client = vim.lsp.start_client({ name = 'contract-safeguards', cmd = command, root_dir = vim.fn.fnamemodify(draft, ':h') })
  must(client, 'the client did not start')
  vim.lsp.buf_attach_client(0, client)
end

must(vim.wait(30000, function() return #findings() > 0 end, 50), 'no findings came')
result.before = codes()
local client = (vim.lsp.get_clients or vim.lsp.get_active_clients)()[1]
result.encoding = client.offset_encoding

local wanted
for _, it in ipairs(findings()) do
  if (it.code or it.user_data.lsp.code) == vim.env.FINDING then wanted = it end
end
must(wanted, 'the finding is not there: ' .. table.concat(result.before, ', '))
result.message = wanted.message
vim.api.nvim_win_set_cursor(0, { wanted.lnum + 1, wanted.col })

local hover = vim.lsp.buf_request_sync(0, 'textDocument/hover', vim.lsp.util.make_position_params(0, client.offset_encoding), 10000)
for _, answer in pairs(hover or {}) do
  result.hover = answer.result and answer.result.contents and answer.result.contents.value
end

vim.ui.select = function(actions, options, choose)
  result.actions = {}
  local chosen
  for _, action in ipairs(actions) do
    local title = options.format_item and options.format_item(action) or tostring(action)
    table.insert(result.actions, title)
    if not chosen and title:find(vim.env.FIX, 1, true) then chosen = action end
  end
  choose(chosen)
end
local tick = vim.api.nvim_buf_get_changedtick(0)
vim.lsp.buf.code_action()
must(vim.wait(30000, function() return vim.api.nvim_buf_get_changedtick(0) ~= tick end, 50), 'the action changed nothing')
must(vim.wait(30000, function() return #codes() < #result.before end, 50), 'the findings stay')
result.after = codes()
result.text = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, true), '\n') .. '\n'
finish()
