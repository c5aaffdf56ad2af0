// inv32.xml: ticket, addresses and port in the shape that deployment tools (MDT among them) read:
//   <E><A ID="118-497-589"/><C><T ID="1" SID="0"><L P="49161" N="10.5.14.52"/>…</T></C></E>
// It is there exactly while the ticket is good and an address exists. Whoever reads it can ask for the session, so it is
// readable by its owner alone; copies that the administrator ordered get the rights of their folder.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "lifeboat/cpp/outcome.hpp"

namespace lifeboat::remote {

struct InventoryFacts {
  std::string ticket;
  std::uint16_t port = 0;
  std::vector<std::string> addresses;
  [[nodiscard]] bool is_complete() const { return !ticket.empty() && port != 0 && !addresses.empty(); }
  bool operator==(const InventoryFacts&) const = default;
};

[[nodiscard]] std::string inventory_xml(const InventoryFacts& facts);

class Inventory {
 public:
  // `file` is ours, 0600; `copy` is the administrator's, "" for none. Files left behind by an earlier run go now.
  explicit Inventory(std::filesystem::path file, std::filesystem::path copy = {});
  // Removes all of them.
  ~Inventory();
  Inventory(const Inventory&) = delete;
  Inventory& operator=(const Inventory&) = delete;

  // Writes the files when something changed or one of them failed the last time, atomically and durably; removes them
  // when the facts are not complete. The failure names the first file that could not be written: that one is removed,
  // as a reader is better off with none than with an old ticket, and the other is written all the same.
  [[nodiscard]] sdk::Outcome<void> update(const InventoryFacts& facts);

 private:
  void remove_all();
  std::vector<std::filesystem::path> files_;  // ours first, the copy
  InventoryFacts written_;
};

}  // namespace lifeboat::remote
