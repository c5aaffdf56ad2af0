#include "plugins/regedit/model/target_file.hpp"

#include "lifeboat/cpp/target.hpp"
#include "lifeboat/cpp/translate.hpp"
#include "plugins/regedit/model/regfile/reg_text.hpp"
#include "plugins/regedit/model/words.hpp"

namespace lifeboat::regedit {

bool is_on_target(std::string_view path) {
  const bool has_letter = !path.empty() && ((path[0] >= 'A' && path[0] <= 'Z') || (path[0] >= 'a' && path[0] <= 'z'));
  return has_letter && path.size() >= 3 && path[1] == ':' && (path[2] == '\\' || path[2] == '/');
}

sdk::UniqueFd copy_from_target(sdk::Host host, const std::string& path) {
  auto copy = sdk::Target(host).copy_file(path, k_reg_file_bytes);
  if (copy) return std::move(copy).value();
  throw sdk::Failed({copy.failure().status,
                     words(sdk::tr("cannot import %1: %2"), {path, copy.failure().message})});
}

}  // namespace lifeboat::regedit
