// The first page: who is wanted, and Connect. Problems stand below the field that they are about, from the first
// attempt on, and go away while the person types. Nothing of it is ever written to a disk. UI thread only.
#pragma once

#include <optional>
#include <string>

#include "host/ui/ui.hpp"
#include "plugins/remote/viewer/fields.hpp"
#include "host/ui/text_field.hpp"

namespace lifeboat::remote::viewer {

class FormPage {
 public:
  // A request once Connect is pressed and every field is right.
  [[nodiscard]] std::optional<ConnectRequest> draw(ui::Ui& ui);

  void fill(const ConnectFields& fields);
  [[nodiscard]] ConnectFields fields() const;
  // Why the last attempt failed; "" takes it away.
  void show_reason(std::string sentence) { reason_ = std::move(sentence); }

 private:
  struct Problems {
    std::string ticket, address, port;
  };
  [[nodiscard]] Problems problems() const;
  bool draw_field(ui::Ui& ui, const char* id, const char* label, ui::TextField& field, std::string Problems::*problem);
  bool draw_fields(ui::Ui& ui);
  void focus_first(ui::Ui& ui) const;

  ui::TextField ticket_, address_, port_, name_;
  std::string reason_;
  bool shows_problems_ = false;
};

}  // namespace lifeboat::remote::viewer
