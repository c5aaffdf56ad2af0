#include "host/launch/windows_variables.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "host/launch/ascii_case.hpp"

namespace lifeboat::launch {
namespace {

struct Variable {
  std::string_view name, value;
};

constexpr std::array k_variables = {Variable{"windir", "X:\\Windows"}, Variable{"systemroot", "X:\\Windows"},
                                    Variable{"systemdrive", "X:"}};

std::optional<std::string_view> value_of(std::string_view name) {
  const auto found = std::ranges::find(k_variables, lower(name), &Variable::name);
  return found == k_variables.end() ? std::nullopt : std::optional(found->value);
}

}  // namespace

std::string expand_variables(std::string_view text) {
  std::string out;
  while (true) {
    const std::size_t begin = text.find('%');
    const std::size_t end = begin == std::string_view::npos ? begin : text.find('%', begin + 1);
    if (end == std::string_view::npos) return out.append(text);
    const auto value = value_of(text.substr(begin + 1, end - begin - 1));
    // The second mark of what is no variable may be the first of one.
    out.append(text.substr(0, value ? begin : end)).append(value.value_or(""));
    text.remove_prefix(value ? end + 1 : end);
  }
}

}  // namespace lifeboat::launch
