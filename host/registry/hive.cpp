#include "host/registry/hive.hpp"

#include <algorithm>

#include "host/registry/clock.hpp"
#include "host/registry/commit_plan.hpp"
#include "host/registry/complaint.hpp"
#include "host/registry/hive_bins.hpp"
#include "host/registry/hive_check.hpp"
#include "host/registry/hive_impl.hpp"
#include "host/registry/key_edit.hpp"
#include "host/registry/subkey_list.hpp"
#include "host/registry/value_edit.hpp"
#include "host/registry/value_record.hpp"

namespace lifeboat::registry {
namespace {

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

// One part of a path, and what is left behind it.
std::string_view next_part(std::string_view& path) {
  const std::size_t end = std::min(path.find('\\'), path.size());
  const std::string_view part = path.substr(0, end);
  path.remove_prefix(std::min(end + 1, path.size()));
  return part;
}

}  // namespace

Hive::Impl::Impl(std::string name_, HiveImage image_, const BaseBlock& base_)
    : name(std::move(name_)), image(std::move(image_)), allocator(image), base(base_), state(state_of(base_)) {
  note_on_disk();
}
Hive::Impl::~Impl() = default;

void Hive::Impl::note_on_disk() {
  std::ranges::copy(image.file().first(k_base_sector_bytes), on_disk.base.begin());
  on_disk.file_bytes = on_disk.grown_bytes = image.file().size();
}

std::string Hive::Impl::title() const { return fmt::format(fmt::runtime(tr("hive {}")), name); }

Hive::Hive(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Hive::Hive(Hive&&) noexcept = default;
Hive& Hive::operator=(Hive&&) noexcept = default;
Hive::~Hive() = default;

Result<Hive> Hive::open(std::vector<std::byte> bytes, std::string name) {
  const std::string title = fmt::format(fmt::runtime(tr("cannot open hive {}")), name);
  auto base = read_base_block(bytes);
  if (!base) return with_context(title, std::move(base.error()));
  if (bytes.size() < k_base_block_bytes + k_page_bytes) {
    return with_context(title, Error{ErrorKind::damaged, tr("the file ends before the first bin")});
  }
  const std::uint32_t bins_bytes = usable_bins_bytes(*base, bytes.size());
  auto impl = std::make_unique<Impl>(std::move(name), HiveImage(std::move(bytes), bins_bytes), *base);
  impl->is_cut_short = base->is_checksum_right && bins_bytes < base->bins_bytes;
  if (auto bins = read_bins(impl->image); !bins) impl->bins_status = pass_on(bins);
  if (auto root = read_key_node(impl->image, base->root); !root) {
    return with_context(title, with_context(tr("root key"), std::move(root.error())).value());
  }
  return Hive(std::move(impl));
}

const std::string& Hive::name() const { return impl_->name; }
HiveState Hive::state() const { return impl_->state; }
std::uint32_t Hive::minor_version() const { return impl_->base.minor; }
Cell Hive::root() const { return impl_->base.root; }

// Reading --------------------------------------------------------------------------------------------------------

Result<KeyInfo> Hive::key(Cell key) const {
  auto node = read_key_node(impl_->image, key);
  if (!node) return impl_->named(Result<KeyInfo>(pass_on(node)));
  return KeyInfo{node->name.utf8(), node->last_written, node->parent, (node->flags & k_key_link) != 0};
}

Result<std::vector<Cell>> Hive::subkeys(Cell key) const {
  auto index = read_key_node(impl_->image, key).and_then(
      [&](const KeyNode& node) { return read_subkey_index(impl_->image, node); });
  if (!index) return impl_->named(Result<std::vector<Cell>>(pass_on(index)));
  std::vector<Cell> cells;
  cells.reserve(index->size());
  for (const SubkeyLeaf& leaf : index->leaves) {
    for (std::size_t i = 0; i < leaf.size(); ++i) cells.push_back(leaf.key(i));
  }
  return cells;
}

Result<std::vector<Cell>> Hive::values(Cell key) const {
  return impl_->named(read_key_node(impl_->image, key).and_then(
      [&](const KeyNode& node) { return read_value_list(impl_->image, node); }));
}

Result<ValueInfo> Hive::value(Cell value) const {
  auto record = read_value_record(impl_->image, value);
  if (!record) return impl_->named(Result<ValueInfo>(pass_on(record)));
  return ValueInfo{record->name.utf8(), record->type, record->size_bytes()};
}

Result<std::vector<std::byte>> Hive::value_data(Cell value) const {
  return impl_->named(read_value_record(impl_->image, value).and_then([&](const ValueRecord& record) {
    return read_data(impl_->image, record, impl_->base.minor);
  }));
}

Result<Cell> Hive::find_subkey(Cell key, std::string_view name) const {
  return impl_->named(find_subkey_of(impl_->image, key, name));
}

Result<Cell> Hive::find_value(Cell key, std::string_view name) const {
  return impl_->named(find_value_of(impl_->image, key, name));
}

Result<Cell> Hive::find_key(Cell from, std::string_view path) const {
  Result<Cell> found = from;
  while (found && !path.empty()) {
    const std::string_view part = next_part(path);
    if (!part.empty()) found = find_subkey_of(impl_->image, *found, part);
  }
  return impl_->named(std::move(found));
}

// Editing --------------------------------------------------------------------------------------------------------

template <class Edit>
auto Hive::Impl::edit(Edit make) -> decltype(make(std::declval<HiveEditor&>())) {
  Status ready = may_edit();
  if (ready) ready = allocator.prepare();
  if (!ready) return with_context(title(), std::move(ready.error()));
  HiveEditor editor{image, allocator, base.root, base.minor, filetime_now()};
  image.begin_edit();
  auto result = make(editor);
  if (result) {
    image.keep_edit();
  } else if (image.undo_edit()) {
    allocator.forget();
  }
  return named(std::move(result));
}

Result<Cell> Hive::create_key(Cell parent, std::string_view name) {
  return impl_->edit([&](HiveEditor& editor) { return registry::create_key(editor, parent, name); });
}

Result<Cell> Hive::create_path(Cell from, std::string_view path) {
  return impl_->edit([&](HiveEditor& editor) {
    Result<Cell> made = from;
    while (made && !path.empty()) {
      const std::string_view part = next_part(path);
      if (!part.empty()) made = registry::create_key(editor, *made, part);
    }
    return made;
  });
}

Status Hive::set_value(Cell key, std::string_view name, std::uint32_t type, std::span<const std::byte> data) {
  return impl_->edit([&](HiveEditor& editor) { return registry::set_value(editor, key, name, type, data); });
}

Status Hive::delete_value(Cell key, std::string_view name) {
  return impl_->edit([&](HiveEditor& editor) { return registry::delete_value(editor, key, name); });
}

Status Hive::delete_key(Cell key) {
  return impl_->edit([&](HiveEditor& editor) { return registry::delete_key(editor, key); });
}

// Committing -----------------------------------------------------------------------------------------------------

bool Hive::has_changes() const { return !impl_->image.dirty_pages().empty(); }

std::span<const std::byte> Hive::bytes() const { return impl_->image.file(); }

std::vector<std::uint32_t> Hive::dirty_pages() const {
  std::vector<std::uint32_t> offsets;
  for (const std::uint32_t page : impl_->image.dirty_pages()) {
    offsets.push_back(static_cast<std::uint32_t>(k_base_block_bytes) + page * k_page_bytes);
  }
  return offsets;
}

Status Hive::validate() const {
  if (!impl_->bins_status) return impl_->named(impl_->bins_status);
  return impl_->named(check_hive(impl_->image, impl_->base.root, impl_->base.minor));
}

void Hive::mark_committed(std::uint32_t sequence) {
  set_sequences(impl_->image.base_block(), sequence, sequence);
  impl_->base.sequence1 = impl_->base.sequence2 = sequence;
  impl_->image.forget_dirty_pages();
  impl_->note_on_disk();
}

}  // namespace lifeboat::registry
