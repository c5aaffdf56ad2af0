// What stands in the field that edits a value, and the data that what was typed makes. Failures are LB_BAD_USE with a
// sentence for the person.
#pragma once

#include <string>

#include "lifeboat/cpp/registry.hpp"
#include "plugins/regedit/model/editable.hpp"

namespace lifeboat::regedit {

// `base`: 10 or 16, of a number.
[[nodiscard]] std::string field_text(const sdk::RegistryData& data, Form form, int base);
[[nodiscard]] sdk::Outcome<sdk::RegistryData> data_of_field(std::uint32_t type, const std::string& text, Form form,
                                                            int base);
// The same number in another base; nothing when it is none.
[[nodiscard]] sdk::Outcome<std::string> number_in_base(std::uint32_t type, const std::string& text, int from, int to);
// Whether a list holds an empty text, which would end it: data_of_field leaves it out. The last line may be empty.
[[nodiscard]] bool has_empty_line(const std::string& text);

}  // namespace lifeboat::regedit
