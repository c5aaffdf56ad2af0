// A text that the person edits in a field of the viewer.
#pragma once

#include <memory>
#include <string>

#include "host/ui/ui.hpp"

namespace lifeboat::remote::viewer {

class TextField {
 public:
  TextField() : text_(ui::ui_api().text_create(nullptr, "")) {}

  [[nodiscard]] lb_text& handle() { return *text_; }
  [[nodiscard]] std::string value() const { return ui::ui_api().text_get(text_.get()); }
  void set(const std::string& value) { (void)ui::ui_api().text_set(text_.get(), value.c_str()); }

 private:
  struct Destroy {
    void operator()(lb_text* text) const { ui::ui_api().text_destroy(nullptr, text); }
  };
  std::unique_ptr<lb_text, Destroy> text_;
};

}  // namespace lifeboat::remote::viewer
