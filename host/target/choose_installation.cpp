#include <fmt/format.h>

#include <charconv>

#include "host/base/text.hpp"
#include "host/target/target.hpp"
#include "host/target/windows_path.hpp"

namespace lifeboat::target {
namespace {

using Choice = Result<const Installation*>;

Choice fail_none(Target& target) {
  std::string message = fmt::format(fmt::runtime(tr("no Windows installation was found on {}")), target.path());
  for (const Volume& volume : target.volumes()) {
    if (volume.problem.empty()) continue;
    message += "\n" + fmt::format(fmt::runtime(tr("volume {}: {}")), volume.number, volume.problem);
  }
  return fail(ErrorKind::not_found, std::move(message));
}

Choice fail_choice(const char* reason, Target& target, std::string_view system) {
  std::string message = fmt::format(fmt::runtime(reason), target.path(), system);
  for (const Installation& installation : target.installations()) {
    message += fmt::format("\n  {}  {}  {}", installation.number, installation.system_root, installation.product);
  }
  return fail(ErrorKind::bad_use, std::move(message));
}

Choice choose_number(Target& target, std::uint32_t number, std::string_view system) {
  for (const Installation& installation : target.installations()) {
    if (installation.number == number) return &installation;
  }
  return fail_choice(tr("{} has no installation {}. There are:"), target, system);
}

// "\Windows", "Windows" and "C:\Windows" all mean the root's name.
std::string_view root_name(std::string_view root) {
  const std::size_t start = root.find_last_of(":/\\", root.size() - 2);
  root = start == std::string_view::npos ? root : root.substr(start + 1);
  while (!root.empty() && (root.back() == '\\' || root.back() == '/')) root.remove_suffix(1);
  return root;
}

Choice choose_root(Target& target, std::string_view system) {
  const Installation* found = nullptr;
  for (const Installation& installation : target.installations()) {
    if (!is_same_name(root_name(installation.system_root), root_name(system))) continue;
    if (found != nullptr) {
      return fail_choice(tr("{} has several installations in {}; give a number:"), target, system);
    }
    found = &installation;
  }
  if (found != nullptr) return found;
  return fail_choice(tr("{} has no installation {}. There are:"), target, system);
}

}  // namespace

Result<const Installation*> choose_installation(Target& target, std::string_view system) {
  const auto& all = target.installations();
  if (all.empty()) return fail_none(target);
  if (system.empty() && all.size() == 1) return &all.front();
  if (system.empty()) return fail_choice(tr("{} has several installations; choose one:"), target, system);
  std::uint32_t number = 0;
  const char* end = system.data() + system.size();
  const auto [stop, code] = std::from_chars(system.data(), end, number);
  if (code == std::errc() && stop == end) return choose_number(target, number, system);
  return choose_root(target, system);
}

}  // namespace lifeboat::target
