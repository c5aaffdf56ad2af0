// A text that the person edits in a field of a page of our own.
#pragma once

#include <memory>
#include <string>

#include "host/ui/ui.hpp"

namespace lifeboat::ui {

class TextField {
 public:
  TextField() : text_(ui_api().text_create(nullptr, "")) {}

  [[nodiscard]] lb_text& handle() { return *text_; }
  [[nodiscard]] std::string value() const { return ui_api().text_get(text_.get()); }
  void set(const std::string& value) { (void)ui_api().text_set(text_.get(), value.c_str()); }

 private:
  struct Destroy {
    void operator()(lb_text* text) const { ui_api().text_destroy(nullptr, text); }
  };
  std::unique_ptr<lb_text, Destroy> text_;
};

}  // namespace lifeboat::ui
