// One registry hive (regf) in memory: bounds-checked reading straight from the bytes of the file, and edits that
// keep it a valid hive. Reading is lazy: opening looks at the base block and the bins' headers only, and damage is
// reported by the call that meets it, so that the rest of a damaged hive stays readable.
//
// Keys and values are named by `Cell`, the offset of their cell from the first bin; an edit never moves the cell
// of a key. Names are UTF-8 here (see host/base/unicode.hpp) and compare without regard to case, by Windows'
// upper-case table. Edits change memory and mark 4 KiB pages as dirty; host/registry/commit.hpp makes them last.
// Without memory an edit, open, replay, snapshot or commit fails as `io` and leaves everything as it was; undo and redo
// (also without effect) and all reading throw std::bad_alloc.
// Not thread-safe: UI thread only; a snapshot is a hive of its own and may be read on another thread.
// Format: M. Suhanov's "Windows registry file format specification".
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "host/base/error.hpp"
#include "host/registry/hive_memory.hpp"

namespace lifeboat::registry {

struct LogFiles;

using Cell = std::uint32_t;

enum class HiveState {
  clean,             // both sequence numbers agree and the checksum is right
  unclean,           // sequence numbers differ: the transaction logs hold later changes
  damaged_header,    // the base block's checksum is wrong
};

struct KeyInfo {
  std::string name;
  std::uint64_t last_written = 0;  // FILETIME, 100 ns since 1601-01-01 UTC
  Cell parent = 0;
  bool is_link = false;            // a symbolic link (REG_LINK SymbolicLinkValue)
  std::string class_name;          // empty for most keys
};

// The cells of a list as far as it can be read, and what cannot.
struct Listing {
  std::vector<Cell> cells;
  std::vector<Error> problems;
};

struct ValueInfo {
  std::string name;           // empty for the default value
  std::uint32_t type = 0;     // REG_*, unknown numbers as they stand
  std::uint32_t size_bytes = 0;
};

class Hive {
 public:
  // `name` is for messages ("SYSTEM"). Fails as `damaged` when it is no hive at all or no root can be found. A lost or
  // wrong header is made up for as far as it goes; `state` and `opening_problems` tell.
  [[nodiscard]] static Result<Hive> open(HiveMemory bytes, std::string name);
  [[nodiscard]] static Result<Hive> open(std::span<const std::byte> bytes, std::string name);
  // An empty hive with a root key of that name, as Windows makes one; for samples and tests. Throws without memory.
  [[nodiscard]] static Hive create_empty(std::string name, std::string_view root_name);
  // As it is now, for reading only, also on another thread. Costs memory for changed pages alone.
  [[nodiscard]] Result<Hive> snapshot() const;

  Hive(Hive&&) noexcept;
  Hive& operator=(Hive&&) noexcept;
  ~Hive();

  [[nodiscard]] const std::string& name() const;
  [[nodiscard]] HiveState state() const;
  [[nodiscard]] std::uint32_t minor_version() const;
  // What was wrong when it was opened, for people: a damaged header, a file cut short.
  [[nodiscard]] const std::vector<std::string>& opening_problems() const;
  // Whether edits are possible, and why not when they are not (layered hives, versions unknown to us, unclean).
  // The first call walks the whole hive (see `validate`): a second or two for the largest on a slow machine.
  [[nodiscard]] Status is_editable() const;
  // The same as far as it is known: without that walk, unless somebody has made it.
  [[nodiscard]] Status looks_editable() const;
  // Logs (host/registry/replay.hpp): an unclean hive is edited only after its logs were replayed, or after this, when
  // they are of no use. A commit then leaves it clean. `next_sequence` is above any that a log of it holds.
  void accept_as_it_is(std::uint32_t next_sequence);

  // Reading -------------------------------------------------------------------------------------------------
  [[nodiscard]] Cell root() const;
  [[nodiscard]] Result<KeyInfo> key(Cell key) const;
  // In the list's order, which is by upper-cased name in a healthy hive. At most 1,000,000. Of a damaged list as much
  // as can be read; fails when that is nothing.
  [[nodiscard]] Result<std::vector<Cell>> subkeys(Cell key) const;
  [[nodiscard]] Result<std::vector<Cell>> values(Cell key) const;
  // The same with all problems.
  [[nodiscard]] Listing list_subkeys(Cell key) const;
  [[nodiscard]] Listing list_values(Cell key) const;
  [[nodiscard]] Result<ValueInfo> value(Cell value) const;
  [[nodiscard]] Result<std::vector<std::byte>> value_data(Cell value) const;
  // `not_found` when there is none of that name.
  [[nodiscard]] Result<Cell> find_subkey(Cell key, std::string_view name) const;
  [[nodiscard]] Result<Cell> find_value(Cell key, std::string_view name) const;
  // `path` is relative to `from`, with backslashes; empty parts are skipped, "" is `from` itself.
  [[nodiscard]] Result<Cell> find_key(Cell from, std::string_view path) const;

  // Editing. A call that fails leaves the hive as it was. --------------------------------------------------------
  // The key of that name, made if it is missing. Name: 1 to 255 UTF-16 units without a backslash.
  [[nodiscard]] Result<Cell> create_key(Cell parent, std::string_view name);
  // Every key of `path`, made where missing.
  [[nodiscard]] Result<Cell> create_path(Cell from, std::string_view path);
  // The cell that the key has now. `refused` when the name is taken; the root's name cannot change.
  [[nodiscard]] Result<Cell> rename_key(Cell key, std::string_view name);
  // A new key `name` below `parent` with copies of all values and subkeys; security comes from `parent`. `from` may be
  // this hive.
  [[nodiscard]] Result<Cell> copy_key(const Hive& from, Cell key, Cell parent, std::string_view name);
  // The key with all below it; the root cannot be deleted.
  [[nodiscard]] Status delete_key(Cell key);
  [[nodiscard]] Status set_class_name(Cell key, std::string_view class_name);
  // Data of at most 1 MiB less a few; more than 16,344 bytes become big data where the version has it.
  [[nodiscard]] Status set_value(Cell key, std::string_view name, std::uint32_t type,
                                 std::span<const std::byte> data);
  [[nodiscard]] Status rename_value(Cell key, std::string_view name, std::string_view new_name);
  [[nodiscard]] Status delete_value(Cell key, std::string_view name);
  // Applies the transaction logs as Windows does; see host/registry/replay.hpp. `refused` when no log fits, or while
  // there are unsaved edits.
  [[nodiscard]] Status replay(const LogFiles& logs);
  // Makes the walk that `is_editable` makes for the hive as `replay` with these logs will leave it, and keeps the answer
  // until then: a job can do so before anybody wants to edit. Nothing where these logs cannot be replayed.
  void check_ahead_of_replay(const LogFiles& logs);

  // Undo -------------------------------------------------------------------------------------------------------------
  // Every edit that succeeded is a step, taken back and done again exactly, to the byte; edits between begin_group and
  // end_group are one step together. The oldest steps are forgotten when all take more than 64 MiB. A replay cannot be
  // undone once a commit has begun to write it. Cells that were read before are stale afterwards.
  [[nodiscard]] bool can_undo() const;
  [[nodiscard]] bool can_redo() const;
  void undo();
  void redo();
  void forget_redo();
  void begin_group();
  void end_group();

  // Committing (host/registry/commit.hpp) ------------------------------------------------------------------------
  [[nodiscard]] bool has_changes() const;
  // Base block and bins as they are now. The file may be longer: what lies behind the bins means nothing.
  [[nodiscard]] std::span<const std::byte> bytes() const;
  // The same with what lies behind the bins, if anything does: the file of a hive that became shorter keeps its length.
  [[nodiscard]] std::span<const std::byte> file() const;
  // Offsets into `bytes()` of the 4 KiB pages changed since the last commit, ascending; never the base block.
  [[nodiscard]] std::vector<std::uint32_t> dirty_pages() const;
  // Walks everything reachable: fails as `damaged` with the first fault found. hive_check.hpp finds them all.
  [[nodiscard]] Status validate() const;

  struct Impl;  // hive_impl.hpp, for this folder only

 private:
  friend struct HiveAccess;
  explicit Hive(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// REG_* of winnt.h.
enum RegType : std::uint32_t {
  k_reg_none = 0, k_reg_sz = 1, k_reg_expand_sz = 2, k_reg_binary = 3, k_reg_dword = 4, k_reg_dword_big_endian = 5,
  k_reg_link = 6, k_reg_multi_sz = 7, k_reg_resource_list = 8, k_reg_full_resource_descriptor = 9,
  k_reg_resource_requirements_list = 10, k_reg_qword = 11,
};

}  // namespace lifeboat::registry
