#include "plugins/regedit/model/editable.hpp"

#include <algorithm>

#include "lifeboat/cpp/json.hpp"
#include "lifeboat/cpp/translate.hpp"
#include "plugins/regedit/model/value_data.hpp"
#include "plugins/regedit/model/value_type.hpp"

namespace lifeboat::regedit {
namespace {

using sdk::tr;

// Fields keep characters of 16 bits and line ends; a lone surrogate or a control character would be lost.
bool is_kept_by_a_field(std::uint32_t code) {
  return (code >= 0x20 || code == '\n') && code != 0x7F && code < 0x10000 && !(code >= 0xD800 && code < 0xE000);
}

bool is_kept_by_a_field(std::string_view text) {
  while (!text.empty()) {
    const auto step = sdk::detail::utf8_step(text);
    if (!step.is_valid || !is_kept_by_a_field(step.code_point)) return false;
    text.remove_prefix(step.length);
  }
  return true;
}

// In a field of lines, a line end is the end of a text.
bool is_kept_as_a_line(const std::string& text) {
  return is_kept_by_a_field(text) && text.find('\n') == std::string::npos;
}

Editable as_bytes(const char* reason) { return {Form::bytes, reason}; }

}  // namespace

Editable how_editable(const sdk::RegistryData& data) {
  const bool is_list = data.type == k_multi_sz;
  if (is_number(data.type)) {
    const bool is_whole = understand(data).kind == Understood::Kind::number;
    return is_whole ? Editable{Form::number, {}} : as_bytes(tr("This number is damaged, so its bytes are edited."));
  }
  if (data.type != k_sz && data.type != k_expand_sz && !is_list) return {};
  if (data.bytes.size() > k_editable_text_bytes) {
    return as_bytes(tr("This text is too long for a text field, so its bytes are edited."));
  }
  const Understood whole = understand(data);
  const bool is_kept = is_list ? std::ranges::all_of(whole.list, is_kept_as_a_line) : is_kept_by_a_field(whole.text);
  if (is_kept) return {is_list ? Form::lines : Form::text, {}};
  return as_bytes(tr("This text holds characters that a text field would lose, so its bytes are edited."));
}

}  // namespace lifeboat::regedit
