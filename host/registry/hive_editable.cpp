// Whether a hive may be edited, and why not. A hive that is not sound all through is left alone: an edit could make
// it worse, and Windows repairs what it finds damaged in its own way.
#include "host/registry/commit_plan.hpp"
#include "host/registry/complaint.hpp"
#include "host/registry/hive_check.hpp"
#include "host/registry/hive_impl.hpp"

namespace lifeboat::registry {
namespace {

constexpr std::uint32_t k_first_minor = 3;
constexpr std::uint32_t k_last_minor = 5;
constexpr std::uint32_t k_layered_minor = 6;

Status check_version(const BaseBlock& base) {
  if (base.major == 1 && base.minor == k_layered_minor) {
    return complain(ErrorKind::refused, N_("it is a layered hive (version 1.6), which can only be read"));
  }
  if (base.major != 1 || base.minor < k_first_minor || base.minor > k_last_minor || base.file_type != 0 ||
      base.file_format != 1) {
    return complain(ErrorKind::refused, N_("its version {}.{} can only be read"), base.major, base.minor);
  }
  return {};
}

}  // namespace

Status Hive::Impl::may_edit() const {
  if (state == HiveState::damaged_header) {
    return complain(ErrorKind::refused, N_("its header is damaged, so it can only be read"));
  }
  if (auto checked = check_version(base); !checked) return checked;
  if (state == HiveState::unclean) {
    return complain(ErrorKind::refused, N_("Windows did not finish writing it: its logs hold later changes, so it "
                                           "can only be read"));
  }
  if (is_cut_short) return complain(ErrorKind::refused, N_("its file is cut short, so it can only be read"));
  if (!soundness) soundness = check_hive(image, base.root, base.minor);
  if (!*soundness) {
    return complain(ErrorKind::refused, N_("it is damaged, so it can only be read: {}"), soundness->error().message);
  }
  return {};
}

Status Hive::is_editable() const { return impl_->named(impl_->may_edit()); }

}  // namespace lifeboat::registry
