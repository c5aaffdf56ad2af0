// Whether a hive may be edited, and why not. A hive that is not sound all through is left alone: an edit could make
// it worse, and Windows repairs what it finds damaged in its own way.
#include "host/registry/commit_plan.hpp"
#include "host/registry/complaint.hpp"
#include "host/registry/hive_check.hpp"
#include "host/registry/hive_impl.hpp"
#include "host/registry/replay_plan.hpp"

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

// Whether what the disk holds is the whole truth of this hive.
Status check_state(const Hive::Impl& hive) {
  if (hive.is_snapshot) return complain(ErrorKind::bad_use, N_("a snapshot can only be read"));
  if (hive.is_header_lost) return complain(ErrorKind::refused, N_("its header is lost, so it can only be read"));
  if (hive.image.unreadable_bytes() > 0) {
    return complain(ErrorKind::refused, N_("the disk does not deliver all of its file, so it can only be read"));
  }
  if (hive.is_cut_short) return complain(ErrorKind::refused, N_("its file is cut short, so it can only be read"));
  if (hive.is_accepted || hive.state == HiveState::clean) return {};
  if (hive.state == HiveState::damaged_header) {
    return complain(ErrorKind::refused, N_("its header is damaged, so it can only be read"));
  }
  return complain(ErrorKind::refused, N_("Windows did not finish writing it: its logs hold later changes, so it can "
                                         "only be read"));
}

}  // namespace

Status Hive::Impl::may_edit_so_far() const {
  if (auto checked = check_state(*this); !checked) return checked;
  if (auto checked = check_version(base); !checked) return checked;
  if (!soundness || *soundness) return {};
  return complain(ErrorKind::refused, N_("it is damaged, so it can only be read: {}"), soundness->error().message);
}

Status Hive::Impl::may_edit() const {
  auto known = may_edit_so_far();
  if (!known || soundness) return known;
  soundness = check_hive(image, base.root, base.minor);
  return may_edit_so_far();
}

void Hive::accept_as_it_is(std::uint32_t next_sequence) {
  if (impl_->state == HiveState::clean) return;
  impl_->is_accepted = true;
  impl_->least_sequence = next_sequence;
  set_bins_bytes(impl_->image.base_block(), impl_->image.bins_bytes());
  set_root(impl_->image.base_block(), impl_->base.root);
}

Status Hive::is_editable() const { return impl_->named(impl_->may_edit()); }
Status Hive::looks_editable() const { return impl_->named(impl_->may_edit_so_far()); }

}  // namespace lifeboat::registry
