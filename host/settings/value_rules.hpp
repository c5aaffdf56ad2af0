// What a value must look like, by its key's kind. Pure; any thread.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "host/settings/schema.hpp"

namespace lifeboat::settings {

// For people, after "expected ": "true or false"; of a list, what it holds.
[[nodiscard]] std::string expected_of(const Key& key);

// What is wrong with a value, or with one item of a list, after the key's name: "is 70000; expected …"; "" when nothing
// is. `shown` is the value as the file has it. `entries`: the ids that entries.disabled may name.
[[nodiscard]] std::string complaint(const Key& key, std::string_view text, std::string_view shown,
                                    std::span<const std::string_view> entries);

// [a-z0-9-], as lifeboat/plugin.h bounds a tool's id.
[[nodiscard]] bool is_tool_id(std::string_view text);
// An IPv4 or IPv6 address, with or without the length of its prefix.
[[nodiscard]] bool is_network(const std::string& text);
[[nodiscard]] bool is_layout(std::string_view text);
[[nodiscard]] std::size_t character_count(std::string_view utf8);

}  // namespace lifeboat::settings
