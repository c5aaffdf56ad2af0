#include "host/registry/offline/hive_slot.hpp"

#include <fmt/format.h>

#include <utility>

#include "host/base/text.hpp"

namespace lifeboat::registry {
namespace {

std::string file_name(const std::string& path) { return path.substr(path.find_last_of("/\\") + 1); }

}  // namespace

HiveSlot::HiveSlot(HiveFile file, HivePlace place) : file_(std::move(file)), place_(std::move(place)) {}

HiveSlot::HiveSlot(std::string file_path, HivePlace place, Error reason)
    : file_{nullptr, std::move(file_path)}, place_(std::move(place)), error_(std::move(reason)) {}

Result<Hive*> HiveSlot::hive() {
  if (hive_) return &*hive_;
  if (error_) return tl::unexpected<Error>(*error_);
  auto opened = read();
  if (opened) {
    hive_.emplace(std::move(*opened));
    look_at_state();
    return &*hive_;
  }
  error_ = std::move(opened.error());
  return tl::unexpected<Error>(*error_);
}

Result<Hive> HiveSlot::read() const {
  const std::string name = file_name(file_.path);
  auto bytes = file_.volume->open_for_reading(file_.path).and_then([](const UniqueFd& file) {
    return HiveMemory::read(file.get(), k_hive_limit_bytes);
  });
  if (bytes) return Hive::open(std::move(*bytes), name);
  return with_context(fmt::format(fmt::runtime(tr("cannot open hive {}")), name), std::move(bytes.error()));
}

LogFiles HiveSlot::read_logs() const {
  const auto read = [&](const char* suffix) {
    return file_.volume->read_file(file_.path + suffix, k_hive_limit_bytes).value_or(std::vector<std::byte>{});
  };
  return {read(".LOG1"), read(".LOG2"), read(".LOG")};
}

void HiveSlot::look_at_state() {
  if (hive_->state() == HiveState::clean) return;
  outlook_ = look_at_logs(*hive_, read_logs());
  if (outlook_.is_needed && !outlook_.is_possible) hive_->accept_as_it_is(outlook_.next_sequence);
}

void HiveSlot::forget() {
  if (file_.volume == nullptr) return;
  hive_.reset();
  error_.reset();
  outlook_ = {};
}

bool HiveSlot::can_replay() const { return outlook_.is_possible && !is_replayed(); }

bool HiveSlot::is_replayed() const { return outlook_.is_possible && hive_->state() == HiveState::clean; }

Status HiveSlot::replay() {
  auto open = hive();
  if (!open) return tl::unexpected<Error>(open.error());
  return (*open)->replay(read_logs());
}

Result<Hive*> HiveSlot::editable_hive() {
  auto open = hive();
  if (!open) return open;
  if (can_replay()) {
    return fail(ErrorKind::refused,
                fmt::format(fmt::runtime(tr("Windows did not finish writing {}. Let its logs be replayed first: they "
                                            "hold {} later changes, and editing now would lose them.")),
                            title(), outlook_.entries));
  }
  if (auto editable = (*open)->is_editable(); !editable) return tl::unexpected<Error>(editable.error());
  return open;
}

std::vector<std::string> HiveSlot::problems() {
  auto open = hive();
  if (!open) return {open.error().message};
  std::vector<std::string> problems = (*open)->opening_problems();
  if (std::string unfinished = unfinished_write(); !unfinished.empty()) problems.push_back(std::move(unfinished));
  if (can_replay()) return problems;
  if (auto editable = (*open)->is_editable(); !editable) problems.push_back(editable.error().message);
  return problems;
}

std::string HiveSlot::unfinished_write() const {
  if (can_replay()) {
    return fmt::format(fmt::runtime(tr("Windows did not finish writing it; its logs hold {} later changes and can be "
                                       "replayed")),
                       outlook_.entries);
  }
  if (!outlook_.is_needed || outlook_.is_possible) return {};
  return fmt::format(fmt::runtime(tr("Windows did not finish writing it, and its logs are of no use ({}): the latest "
                                     "changes may be missing")),
                     outlook_.why_not);
}

std::string HiveSlot::title() const {
  return place_.mount_point.empty() ? file_name(file_.path) : join_path(place_.mount_point);
}

bool HiveSlot::is_file(const HiveFile& file) const {
  return file_.volume == file.volume && is_same_name(file_.path, file.path);
}

}  // namespace lifeboat::registry
