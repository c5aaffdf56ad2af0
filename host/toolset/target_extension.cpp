// The host's half of lifeboat.target/0, over the Selection.
#include <algorithm>
#include <cstring>

#include "host/loader/extensions/tool_host.hpp"
#include "host/toolset/selection.hpp"

namespace lifeboat::toolset {
namespace {

Selection& selection_of(const lb_host* host) { return *loader::ToolHost::from(host).service<Selection>(); }

std::uint32_t installation_count(const lb_host* host) {
  return static_cast<std::uint32_t>(selection_of(host).installations().size());
}

lb_status installation(const lb_host* host, std::uint32_t index, lb_installation* out) {
  const Selection& selection = selection_of(host);
  if (index >= selection.installations().size()) {
    return loader::ToolHost::from(host).fail(LB_NOT_FOUND, "there is no such installation");
  }
  const target::Installation& from = selection.installations()[index];
  lb_installation filled{};
  filled.size = out->size;
  filled.number = from.number;
  filled.product = from.product.c_str();
  filled.build = from.build.c_str();
  filled.architecture = from.architecture.c_str();
  filled.system_root = from.system_root.c_str();
  filled.control_set = from.control_set.c_str();
  filled.volume_size_bytes = selection.target()->volumes()[from.volume].size_bytes;
  filled.is_limited = !from.problems.empty();
  filled.problems = selection.limits(index).c_str();
  std::memcpy(out, &filled, std::min<std::size_t>(out->size, sizeof filled));
  return LB_OK;
}

std::int32_t selected(const lb_host* host) {
  const auto index = selection_of(host).selected();
  return index ? static_cast<std::int32_t>(*index) : -1;
}

}  // namespace

const lb_target* target_extension() {
  static constexpr lb_target k_table = {sizeof(lb_target), installation_count, installation, selected};
  return &k_table;
}

}  // namespace lifeboat::toolset
