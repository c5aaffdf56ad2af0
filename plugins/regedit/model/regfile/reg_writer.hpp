// Writes a .reg file as regedit.exe exports it: "Windows Registry Editor Version 5.00", UTF-16LE with its mark, CRLF,
// hexadecimal data folded before column 80. A file read back gives the same names and bytes: a REG_SZ goes as text only
// when it is a whole, closed text without control characters (a tab may stand), else as hex(1).
//
// A path that begins with no root (HKEY_…), as in a bare hive, gets a backslash in front: "[\ControlSet001]", and
// "[\]" is the root. So a key named "-x" is never read as a deletion.
//
// No allocation per value; the sink gets pieces of about half a MiB. What the sink throws comes out of the call, after
// which the writer is of no more use. Any thread, one at a time.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "lifeboat/cpp/outcome.hpp"

namespace lifeboat::regedit {

class RegWriter {
 public:
  using Sink = std::function<void(std::string_view bytes)>;

  // Begins with the mark and the version's line.
  explicit RegWriter(Sink sink);

  // Names are UTF-8, unpaired surrogates in their three-byte form. A failure says why the name cannot stand in a .reg
  // file (malformed, too long, a line end or NUL in it); then nothing was written. Values belong to the last key.
  [[nodiscard]] sdk::Outcome<void> key(std::string_view path) { return bracket(path, false); }
  [[nodiscard]] sdk::Outcome<void> deleted_key(std::string_view path) { return bracket(path, true); }
  [[nodiscard]] sdk::Outcome<void> value(std::string_view name, std::uint32_t type,
                                         std::span<const std::uint8_t> data);
  [[nodiscard]] sdk::Outcome<void> deleted_value(std::string_view name);
  // The blank line at the end, and all that waits.
  void finish();

 private:
  [[nodiscard]] sdk::Outcome<void> bracket(std::string_view path, bool is_deleted);
  [[nodiscard]] sdk::Outcome<std::size_t> value_name(std::string_view name);
  [[nodiscard]] bool text(std::span<const std::uint8_t> data);
  void dword(std::span<const std::uint8_t> data);
  void hex(std::uint32_t type, std::span<const std::uint8_t> data, std::size_t column);
  std::size_t hex_head(std::uint32_t type);
  char16_t* room(std::size_t units);
  // How many characters it were.
  std::size_t put(std::string_view ascii);
  void flush();

  Sink sink_;
  std::u16string buffer_;  // its size is the room there is; `used_` units of it are filled
  std::size_t used_ = 0;
};

// A key's own name, as it would stand between two backslashes of a path.
[[nodiscard]] sdk::Outcome<void> check_reg_key_name(std::string_view name);

}  // namespace lifeboat::regedit
