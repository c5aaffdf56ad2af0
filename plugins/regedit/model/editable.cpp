#include "plugins/regedit/model/editable.hpp"

#include "lifeboat/cpp/json.hpp"
#include "lifeboat/cpp/translate.hpp"
#include "plugins/regedit/model/value_data.hpp"
#include "plugins/regedit/model/value_type.hpp"
#include "plugins/regedit/model/words.hpp"

namespace lifeboat::regedit {
namespace {

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

}  // namespace

std::string why_not_editable(const sdk::RegistryData& data) {
  if (data.type == k_dword) {
    return data.bytes.size() == 4 ? std::string() : sdk::tr("This number is damaged, so it is shown and not edited.");
  }
  if (data.type != k_sz && data.type != k_expand_sz) {
    return words(sdk::tr("Values of type %1 are shown here but cannot be edited."), {type_name(data.type)});
  }
  if (data.bytes.size() > k_editable_text_bytes) return sdk::tr("This text is too long to edit here.");
  if (is_kept_by_a_field(understand(data).text)) return {};
  return sdk::tr("This text holds characters that a text field would lose, so it is shown and not edited.");
}

}  // namespace lifeboat::regedit
