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
#include "lifeboat/cpp/unique_fd.hpp"

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
  // `file` is ours, 0600; `copy` is the administrator's, "" for none. Files that a killed run left behind go now; those of
  // another console that lives stay.
  explicit Inventory(std::filesystem::path file, std::filesystem::path copy = {});
  // Removes what we have written and nobody else has since.
  ~Inventory();
  Inventory(const Inventory&) = delete;
  Inventory& operator=(const Inventory&) = delete;

  // Writes the files when something changed or one of them failed the last time, atomically and durably; removes them
  // when the facts are not complete. The failure names the first file that could not be written: that one is removed,
  // as a reader is better off with none than with an old ticket, and the other is written all the same. Nothing is written
  // over the ticket of another console.
  [[nodiscard]] sdk::Outcome<void> update(const InventoryFacts& facts);

 private:
  [[nodiscard]] sdk::Outcome<void> write_ours(const std::string& text);
  [[nodiscard]] sdk::Outcome<void> write_copy(const std::string& text);
  void remove_both();
  void remove_ours();
  void remove_copy();

  std::filesystem::path file_, copy_;
  sdk::UniqueFd lock_;  // of our file while it is there
  std::string copied_;  // what the copy says; "": none is ours
  InventoryFacts written_;
};

}  // namespace lifeboat::remote
