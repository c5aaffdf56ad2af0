// The host's half of lifeboat.target/0, over the Selection.
#include <algorithm>
#include <cstring>
#include <utility>

#include "host/base/text.hpp"
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
    return loader::ToolHost::from(host).fail(LB_NOT_FOUND, tr("there is no such installation"));
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

std::uint32_t volume_count(const lb_host* host) {
  return static_cast<std::uint32_t>(selection_of(host).volume_names().size());
}

lb_status volume(const lb_host* host, std::uint32_t index, lb_volume* out) {
  const Selection& selection = selection_of(host);
  if (index >= selection.volume_names().size()) {
    return loader::ToolHost::from(host).fail(LB_NOT_FOUND, tr("there is no such volume"));
  }
  const target::Volume& from = selection.target()->volumes()[index];
  lb_volume filled{};
  filled.size = out->size;
  filled.letter = selection.letters().letter_of(index).value_or('\0');
  filled.is_readable = from.access != nullptr;
  filled.name = selection.volume_names()[index].c_str();
  filled.label = from.label.c_str();
  filled.file_system = from.file_system.c_str();
  filled.problem = from.problem.c_str();
  filled.size_bytes = from.size_bytes;
  std::memcpy(out, &filled, std::min<std::size_t>(out->size, sizeof filled));
  return LB_OK;
}

bool is_remapped(const lb_host* host) { return selection_of(host).is_remapped(); }

lb_status resolve(const lb_host* host, const char* path, lb_volume_path* out) {
  static thread_local std::string lent;  // one call at a time, on the UI thread
  auto place = selection_of(host).resolve(path);
  if (!place) return loader::ToolHost::from(host).fail(place.error());
  lent = std::move(place->path);
  const lb_volume_path filled{out->size, static_cast<std::uint32_t>(place->volume), lent.c_str()};
  std::memcpy(out, &filled, std::min<std::size_t>(out->size, sizeof filled));
  return LB_OK;
}

lb_status copy_file(const lb_host* host, const char* path, std::uint64_t limit_bytes, int* fd) {
  auto copy = selection_of(host).copy_file(path, limit_bytes);
  if (!copy) return loader::ToolHost::from(host).fail(copy.error());
  *fd = copy->release();
  return LB_OK;
}

}  // namespace

const lb_target* target_extension() {
  static constexpr lb_target k_table = {
      .size = sizeof(lb_target),
      .installation_count = installation_count,
      .installation = installation,
      .selected = selected,
      .volume_count = volume_count,
      .volume = volume,
      .is_remapped = is_remapped,
      .resolve = resolve,
      .copy_file = copy_file,
  };
  return &k_table;
}

}  // namespace lifeboat::toolset
