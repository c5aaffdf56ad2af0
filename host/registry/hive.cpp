#include "host/registry/hive.hpp"

#include "host/registry/complaint.hpp"
#include "host/registry/hive_check.hpp"
#include "host/registry/hive_impl.hpp"
#include "host/registry/key_edit.hpp"
#include "host/registry/path_parts.hpp"
#include "host/registry/subkey_list.hpp"
#include "host/registry/value_edit.hpp"
#include "host/registry/value_record.hpp"

namespace lifeboat::registry {
namespace {

Result<std::vector<Cell>> what_could_be_read(Listing listing) {
  if (listing.cells.empty() && !listing.problems.empty()) {
    return tl::unexpected<Error>(std::move(listing.problems.front()));
  }
  return std::move(listing.cells);
}

}  // namespace

Hive::Hive(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Hive::Hive(Hive&&) noexcept = default;
Hive& Hive::operator=(Hive&&) noexcept = default;
Hive::~Hive() = default;

const std::string& Hive::name() const { return impl_->name; }
HiveState Hive::state() const { return impl_->state; }
std::uint32_t Hive::minor_version() const { return impl_->base.minor; }
const std::vector<std::string>& Hive::opening_problems() const { return impl_->opening_problems; }
Cell Hive::root() const { return impl_->base.root; }

// Reading --------------------------------------------------------------------------------------------------------

Result<KeyInfo> Hive::key(Cell key) const {
  auto node = read_key_node(impl_->image, key);
  if (!node) return impl_->named(Result<KeyInfo>(pass_on(node)));
  return KeyInfo{node->name.utf8(), node->last_written, node->parent, (node->flags & k_key_link) != 0,
                 read_class_name(impl_->image, *node)};
}

Listing Hive::list_subkeys(Cell key) const {
  auto node = read_key_node(impl_->image, key);
  if (!node) return {{}, {std::move(node.error())}};
  SubkeyIndex index = read_subkey_index(impl_->image, *node);
  Listing listing{{}, std::move(index.problems)};
  listing.cells.reserve(index.size());
  for (const SubkeyLeaf& leaf : index.leaves) {
    for (std::size_t i = 0; i < leaf.size(); ++i) listing.cells.push_back(leaf.key(i));
  }
  return listing;
}

Listing Hive::list_values(Cell key) const {
  auto node = read_key_node(impl_->image, key);
  if (!node) return {{}, {std::move(node.error())}};
  ValueCells values = read_values_that_are_there(impl_->image, *node);
  Listing listing{std::move(values.cells), {}};
  if (values.problem) listing.problems.push_back(std::move(*values.problem));
  return listing;
}

Result<std::vector<Cell>> Hive::subkeys(Cell key) const {
  return impl_->named(what_could_be_read(list_subkeys(key)));
}

Result<std::vector<Cell>> Hive::values(Cell key) const { return impl_->named(what_could_be_read(list_values(key))); }

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

// Committing -----------------------------------------------------------------------------------------------------

bool Hive::has_changes() const {
  return !impl_->image.dirty_pages().empty() || impl_->replay_write || impl_->unfinished;
}

std::span<const std::byte> Hive::bytes() const {
  return impl_->image.file().first(k_base_block_bytes + impl_->image.bins_bytes());
}

std::span<const std::byte> Hive::file() const { return impl_->image.file(); }

std::vector<std::uint32_t> Hive::dirty_pages() const {
  std::vector<std::uint32_t> offsets;
  for (const std::uint32_t page : impl_->image.dirty_pages()) {
    offsets.push_back(static_cast<std::uint32_t>(k_base_block_bytes) + page * k_page_bytes);
  }
  return offsets;
}

Status Hive::validate() const {
  return impl_->named(check_hive(impl_->image, impl_->base.root, impl_->base.minor));
}

}  // namespace lifeboat::registry
