// Opening a hive: what its base block claims, checked against what is there, and the root, which is looked for when the
// base block cannot be trusted.
#include <algorithm>
#include <cstring>
#include <new>

#include "host/registry/commit_plan.hpp"
#include "host/registry/complaint.hpp"
#include "host/registry/hive_impl.hpp"
#include "host/registry/key_node.hpp"
#include "host/registry/little_endian.hpp"
#include "host/registry/replay_plan.hpp"

namespace lifeboat::registry {
namespace {

constexpr std::uint32_t k_usual_minor = 5;

// The bytes of the file that are bins: what the base block claims, or all there is when it cannot be trusted.
std::uint32_t usable_bins_bytes(const BaseBlock& base, std::size_t file_bytes) {
  const std::size_t there = std::min<std::size_t>(file_bytes - k_base_block_bytes, k_bins_limit_bytes);
  const bool is_plausible = base.is_checksum_right && base.bins_bytes != 0 && base.bins_bytes % k_page_bytes == 0;
  const std::size_t wanted = is_plausible ? std::min<std::size_t>(base.bins_bytes, there) : there;
  return static_cast<std::uint32_t>(wanted / k_page_bytes * k_page_bytes);
}

HiveState state_of(const BaseBlock& base) {
  if (!base.is_checksum_right) return HiveState::damaged_header;
  return base.sequence1 == base.sequence2 ? HiveState::clean : HiveState::unclean;
}

// The base block, or one made up when it is lost but bins follow where it was.
Result<BaseBlock> base_block_of(std::span<const std::byte> bytes) {
  auto base = read_base_block(bytes);
  const bool has_bins = bytes.size() >= k_base_block_bytes + k_page_bytes &&
                        std::memcmp(bytes.data() + k_base_block_bytes, "hbin", 4) == 0;
  if (base || !has_bins) return base;
  BaseBlock made_up;
  made_up.major = 1;
  made_up.minor = k_usual_minor;
  made_up.root = k_no_cell;
  return made_up;
}

bool is_root(const HiveImage& image, Cell cell) {
  const auto node = read_key_node(image, cell);
  return node && (node->flags & k_key_hive_entry) != 0;
}

// Looks through all cells of bins that have a header, damaged ones too.
std::optional<Cell> look_for_root(const HiveImage& image) {
  const auto bytes = image.bins();
  for (std::uint32_t page = 0; page < bytes.size(); page += k_page_bytes) {
    if (std::memcmp(bytes.data() + page, "hbin", 4) != 0) continue;
    for (Cell cell = page + k_bin_header_bytes; cell + 8 <= bytes.size();) {
      if (is_root(image, cell)) return cell;
      const auto content = image.cell(cell);
      const std::uint32_t free_bytes = load_u32(bytes, cell);
      const std::size_t step = content ? content->size() + 4 : free_bytes;
      if (step < 8 || step % 8 != 0 || step > bytes.size() - cell) break;
      cell += static_cast<Cell>(step);
      if (cell % k_page_bytes == 0) break;
    }
  }
  return std::nullopt;
}

Status find_root(Hive::Impl& hive) {
  const auto named = read_key_node(hive.image, hive.base.root);
  if (named && (hive.base.is_checksum_right || (named->flags & k_key_hive_entry) != 0)) return {};
  const auto found = look_for_root(hive.image);
  if (!found) {
    if (named) return {};
    return with_context(tr("root key"), named.error());
  }
  hive.base.root = *found;
  hive.opening_problems.emplace_back(tr("its header does not lead to the root key, which was found by looking for it"));
  return {};
}

void note_problems(Hive::Impl& hive, bool is_header_there) {
  hive.is_header_lost = !is_header_there;
  hive.is_cut_short = hive.base.is_checksum_right && hive.image.bins_bytes() < hive.base.bins_bytes;
  auto& problems = hive.opening_problems;
  if (hive.is_header_lost) problems.emplace_back(tr("its header is lost"));
  else if (hive.state == HiveState::damaged_header) problems.emplace_back(tr("its header is damaged"));
  if (const auto lost = hive.image.unreadable_bytes(); lost > 0) {
    problems.push_back(fmt::format(fmt::runtime(tr("the disk does not deliver {} bytes of its file")), lost));
  }
  if (hive.is_cut_short) problems.emplace_back(tr("its file is cut short"));
}

}  // namespace

Hive::Impl::Impl(std::string name_, HiveImage image_, const BaseBlock& base_)
    : name(std::move(name_)), image(std::move(image_)), allocator(image), base(base_), state(state_of(base_)),
      least_sequence(base_.sequence2) {
  note_on_disk();
}
Hive::Impl::~Impl() = default;

void Hive::Impl::note_on_disk() {
  std::ranges::copy(image.file().first(k_base_sector_bytes), on_disk.base.begin());
  on_disk.file_bytes = on_disk.grown_bytes = image.file().size();
  image.note_on_disk(image.file().size());
}

std::string Hive::Impl::title() const { return fmt::format(fmt::runtime(tr("hive {}")), name); }

Result<Hive> Hive::open(HiveMemory bytes, std::string name) try {
  const std::string title = fmt::format(fmt::runtime(tr("cannot open hive {}")), name);
  auto base = base_block_of(bytes.bytes());
  if (!base) return with_context(title, std::move(base.error()));
  if (bytes.size() < k_base_block_bytes + k_page_bytes) {
    return with_context(title, Error{ErrorKind::damaged, tr("the file ends before the first bin")});
  }
  const bool is_header_there = read_base_block(bytes.bytes()).has_value();
  const std::uint32_t bins_bytes = usable_bins_bytes(*base, bytes.size());
  auto impl = std::make_unique<Impl>(std::move(name), HiveImage(std::move(bytes), bins_bytes), *base);
  note_problems(*impl, is_header_there);
  if (auto found = find_root(*impl); !found) return with_context(title, std::move(found.error()));
  return Hive(std::move(impl));
} catch (const std::bad_alloc&) {
  return no_memory();
}

Result<Hive> Hive::open(std::span<const std::byte> bytes, std::string name) try {
  auto memory = HiveMemory::copy_of(bytes);
  if (!memory) return with_context(fmt::format(fmt::runtime(tr("cannot open hive {}")), name), memory.error());
  return open(std::move(*memory), std::move(name));
} catch (const std::bad_alloc&) {
  return no_memory();
}

Result<Hive> Hive::snapshot() const try {
  auto image = impl_->image.snapshot();
  if (!image) return impl_->named(Result<Hive>(pass_on(image)));
  auto copy = std::make_unique<Impl>(impl_->name, std::move(*image), impl_->base);
  copy->state = impl_->state;
  copy->is_snapshot = true;
  copy->is_cut_short = impl_->is_cut_short;
  copy->is_header_lost = impl_->is_header_lost;
  copy->opening_problems = impl_->opening_problems;
  return Hive(std::move(copy));
} catch (const std::bad_alloc&) {
  return no_memory();
}

}  // namespace lifeboat::registry
