#include "host/registry/commit.hpp"

#include <algorithm>
#include <new>
#include <set>

#include "host/registry/clock.hpp"
#include "host/registry/commit_plan.hpp"
#include "host/registry/complaint.hpp"
#include "host/registry/hive_bins.hpp"
#include "host/registry/hive_impl.hpp"
#include "host/registry/replay_plan.hpp"

namespace lifeboat::registry {
namespace {

// Files are compared in pieces of this size; whole pages.
constexpr std::size_t k_piece_bytes = 256 * 1024;

Status at_step(const char* step, Status done) {
  if (done) return done;
  return with_context(tr(step), std::move(done.error()));
}

// Calls `check(offset, bytes)` for all of the file up to `end`.
template <class Check>
Status read_in_pieces(DurableFile& file, std::uint64_t end, Check check) {
  std::vector<std::byte> piece;
  for (std::uint64_t offset = 0; offset < end; offset += piece.size()) {
    piece.resize(static_cast<std::size_t>(std::min<std::uint64_t>(k_piece_bytes, end - offset)));
    if (auto read = file.read_at(offset, piece); !read) return read;
    if (auto checked = check(offset, std::span<const std::byte>(piece)); !checked) return checked;
  }
  return {};
}

Status changed_on_disk() {
  return complain(ErrorKind::refused, N_("another program changed the file since it was read; nothing was written"));
}

bool is_clean_page_changed(const HiveImage& image, std::uint64_t offset, std::span<const std::byte> page) {
  const auto number = static_cast<std::uint32_t>((offset - k_base_block_bytes) / k_page_bytes);
  return !image.dirty_pages().contains(number) &&
         !std::ranges::equal(page, image.file().subspan(static_cast<std::size_t>(offset), page.size()));
}

// Every page of the bins that is not about to be written must be what memory holds, and the header what was read.
Status check_still_the_same(const Hive::Impl& hive, DurableFile& primary, bool is_header_known) {
  auto size = primary.size();
  if (!size) return pass_on(size);
  if (*size < hive.on_disk.file_bytes || *size > hive.on_disk.grown_bytes) return changed_on_disk();
  const auto end = std::min<std::uint64_t>(hive.on_disk.file_bytes, k_base_block_bytes + hive.image.bins_bytes());
  return read_in_pieces(primary, end, [&](std::uint64_t offset, std::span<const std::byte> piece) {
    if (offset == 0) {
      if (is_header_known && !std::ranges::equal(piece.first(k_base_sector_bytes), hive.on_disk.base)) {
        return changed_on_disk();
      }
      piece = piece.subspan(k_base_block_bytes);
      offset = k_base_block_bytes;
    }
    for (; !piece.empty(); piece = piece.subspan(std::min<std::size_t>(k_page_bytes, piece.size()))) {
      const auto page = piece.first(std::min<std::size_t>(k_page_bytes, piece.size()));
      if (is_clean_page_changed(hive.image, offset, page)) return changed_on_disk();
      offset += page.size();
    }
    return Status{};
  });
}

Status write_log(const CommitPlan& plan, DurableFile& log1) {
  auto size = log1.size();
  if (!size) return pass_on(size);
  if (*size < plan.log.size()) {
    if (auto grown = log1.resize(plan.log.size()); !grown) return grown;
  }
  if (auto written = log1.write_at(0, plan.log); !written) return written;
  return log1.sync();
}

// Before the header speaks of them: pages behind the end of a clean hive are no part of it.
Status grow_file(Hive::Impl& hive, std::uint64_t file_bytes, DurableFile& primary) {
  auto size = primary.size();
  if (!size) return pass_on(size);
  if (*size >= file_bytes) return {};
  hive.on_disk.grown_bytes = std::max(hive.on_disk.grown_bytes, file_bytes);
  if (auto grown = primary.resize(file_bytes); !grown) return grown;
  return primary.sync();
}

Status write_header(DurableFile& primary, const BaseSector& sector) {
  if (auto written = primary.write_at(0, sector); !written) return written;
  return primary.sync();
}

Status write_pages(const std::vector<PlannedWrite>& pages, DurableFile& primary) {
  for (const PlannedWrite& run : pages) {
    if (auto written = primary.write_at(run.offset, run.bytes); !written) return written;
  }
  return primary.sync();
}

Status not_as_written() { return complain(ErrorKind::io, N_("what was read back is not what was written")); }

Status verify(const BaseSector& header, const std::vector<PlannedWrite>& pages, DurableFile& primary) {
  std::vector<std::byte> back(header.size());
  if (auto read = primary.read_at(0, back); !read) return read;
  if (!std::ranges::equal(back, header)) return not_as_written();
  for (const PlannedWrite& run : pages) {
    back.resize(run.bytes.size());
    if (auto read = primary.read_at(run.offset, back); !read) return read;
    if (back != run.bytes) return not_as_written();
  }
  return {};
}

Status write_primary(const CommitPlan& plan, DurableFile& primary) {
  if (auto done = at_step(N_("starting the write"), write_header(primary, plan.started)); !done) return done;
  if (auto done = at_step(N_("writing the pages"), write_pages(plan.pages, primary)); !done) return done;
  if (auto done = at_step(N_("ending the write"), write_header(primary, plan.finished)); !done) return done;
  return at_step(N_("reading back"), verify(plan.finished, plan.pages, primary));
}

// Pages that hold something else by now than what was written.
std::set<std::uint32_t> pages_changed_since(const HiveImage& image, const std::vector<PlannedWrite>& written) {
  std::set<std::uint32_t> pages = image.dirty_pages();
  for (const PlannedWrite& run : written) {
    for (std::size_t at = 0; at < run.bytes.size(); at += k_page_bytes) {
      const auto offset = static_cast<std::size_t>(run.offset) + at;
      const auto page = static_cast<std::uint32_t>((offset - k_base_block_bytes) / k_page_bytes);
      const auto planned = std::span(run.bytes).subspan(at, k_page_bytes);
      const bool is_there = offset + k_page_bytes <= image.file().size();
      if (is_there && std::ranges::equal(image.file().subspan(offset, k_page_bytes), planned)) pages.erase(page);
    }
  }
  return pages;
}

// Takes over what the file now is. Edits made after the plan was laid stay to be written.
void adopt(Hive::Impl& impl, const BaseSector& header, std::uint64_t file_bytes, std::set<std::uint32_t> still_dirty) {
  const BaseBlock written = *read_base_block(header);
  set_last_written(impl.image.base_block(), written.last_written);
  set_sequences(impl.image.base_block(), written.sequence1, written.sequence2);
  impl.base.last_written = written.last_written;
  impl.base.sequence1 = written.sequence1;
  impl.base.sequence2 = written.sequence2;
  impl.base.is_checksum_right = true;
  impl.state = HiveState::clean;
  impl.on_disk = OnDisk{header, file_bytes, std::max(impl.on_disk.grown_bytes, file_bytes)};
  impl.image.note_on_disk(static_cast<std::size_t>(file_bytes), std::move(still_dirty));
  impl.is_unverified = true;
}

Status finish(Hive& hive, DurableFile& primary) {
  Hive::Impl& impl = HiveAccess::of(hive);
  const CommitPlan& plan = *impl.unfinished;
  if (auto written = write_primary(plan, primary); !written) return written;
  adopt(impl, plan.finished, plan.file_bytes, pages_changed_since(impl.image, plan.pages));
  impl.unfinished.reset();
  return {};
}

// Finishes what Windows began, before anything of ours: its logs stay as they are until the header says that the file
// is whole, so a cut anywhere leaves what they can be replayed onto.
Status write_replay(Hive::Impl& impl, DurableFile& primary) {
  ReplayWrite& write = *impl.replay_write;
  if (auto same = check_still_the_same(impl, primary, !write.is_header_touched); !same) return same;
  if (auto done = grow_file(impl, write.file_bytes, primary); !done) return done;
  impl.image.note_write_begun();
  impl.history.forget_replay();
  if (auto done = write_pages(write.pages, primary); !done) return done;
  write.is_header_touched = true;
  if (auto done = write_header(primary, write.finished); !done) return done;
  if (auto done = verify(write.finished, write.pages, primary); !done) return done;
  adopt(impl, write.finished, write.file_bytes, pages_changed_since(impl.image, write.pages));
  impl.replay_write.reset();
  return {};
}

// Above what any log beside the hive holds: an old entry must never follow on ours.
std::uint32_t next_sequence(const Hive::Impl& hive) {
  const std::uint32_t next = hive.base.sequence2;
  return is_sequence_before(next, hive.least_sequence) ? hive.least_sequence : next;
}

Status finish_earlier_commit(Hive& hive, DurableFile& primary) {
  Hive::Impl& impl = HiveAccess::of(hive);
  if (!impl.unfinished) return {};
  if (auto same = check_still_the_same(impl, primary, false); !same) return same;
  return finish(hive, primary);
}

Status commit_changes(Hive& hive, DurableFile& primary, DurableFile& log1, LogFormat format) {
  Hive::Impl& impl = HiveAccess::of(hive);
  if (auto editable = impl.may_edit(); !editable) return editable;
  const std::uint64_t now = filetime_now();
  impl.image.note_write_begun();
  stamp_first_bin(impl.image, now);
  if (auto valid = hive.validate(); !valid) return at_step(N_("the check before writing"), valid);
  if (auto same = check_still_the_same(impl, primary, true); !same) return same;
  auto plan = std::make_unique<CommitPlan>(plan_commit(impl.image, impl.base, next_sequence(impl), format, now));
  if (auto done = at_step(N_("writing the log"), write_log(*plan, log1)); !done) return done;
  if (auto done = at_step(N_("growing the file"), grow_file(impl, plan->file_bytes, primary)); !done) return done;
  impl.unfinished = std::move(plan);
  return finish(hive, primary);
}

// All of the hive once more, as any reader would see it.
Status verify_file(Hive& hive, DurableFile& primary) {
  const auto expected = hive.bytes();
  std::vector<std::byte> back(expected.size());
  if (auto read = primary.read_at(0, back); !read) return read;
  if (!std::ranges::equal(back, expected)) return not_as_written();
  auto reopened = Hive::open(back, hive.name());
  if (!reopened) return pass_on(reopened);
  if (reopened->state() != HiveState::clean) return not_as_written();
  HiveAccess::of(hive).is_unverified = false;
  return {};
}

}  // namespace

Status commit(Hive& hive, DurableFile& primary, DurableFile& log1, LogFormat format) try {
  Hive::Impl& impl = HiveAccess::of(hive);
  if (!hive.has_changes() && !impl.is_unverified) return {};
  if (auto finished = finish_earlier_commit(hive, primary); !finished) return impl.named(std::move(finished));
  if (impl.replay_write) {
    if (auto done = at_step(N_("replaying the logs"), write_replay(impl, primary)); !done) {
      return impl.named(std::move(done));
    }
  }
  if (hive.has_changes()) {
    if (auto done = commit_changes(hive, primary, log1, format); !done) return impl.named(std::move(done));
  }
  return impl.named(at_step(N_("reading back"), verify_file(hive, primary)));
} catch (const std::bad_alloc&) {
  return HiveAccess::of(hive).named(
      Status(complain(ErrorKind::io, N_("there is not enough memory to write it"))));
}

}  // namespace lifeboat::registry
