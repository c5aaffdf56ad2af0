// The scopes of a page as objects: what a constructor opens the destructor closes, also when an exception passes.
// A scope that may be closed is tested: `if (Dialog dialog{ui, "edit", title, 30, is_open}) { … }`.
#pragma once

#include <cstdint>
#include <string>
#include <utility>

#include "ui.hpp"

namespace lifeboat::sdk {

// Ids of what is drawn within begin with this one.
class Id {
 public:
  Id(Ui& ui, const char* id) : ui_(ui) { ui_.api().push_id(ui_.raw(), id); }
  ~Id() { ui_.api().pop_id(ui_.raw()); }
  Id(const Id&) = delete;
  Id& operator=(const Id&) = delete;

 private:
  Ui& ui_;
};

class Region {
 public:
  Region(Ui& ui, const char* id, float width_em = 0, float height_em = 0, std::uint32_t flags = 0)
      : ui_(ui), is_visible_(ui.api().begin_region(ui.raw(), id, width_em, height_em, flags)) {}
  ~Region() { ui_.api().end_region(ui_.raw()); }
  Region(const Region&) = delete;
  Region& operator=(const Region&) = delete;
  explicit operator bool() const { return is_visible_; }

 private:
  Ui& ui_;
  bool is_visible_;
};

// Draw the left part, call next(), draw the right part.
class Split {
 public:
  Split(Ui& ui, const char* id, float first_fraction, float height_em = 0) : ui_(ui) {
    ui_.api().begin_split(ui_.raw(), id, first_fraction, height_em);
  }
  ~Split() {
    next();
    ui_.api().end_split(ui_.raw());
  }
  Split(const Split&) = delete;
  Split& operator=(const Split&) = delete;
  void next() {
    if (!std::exchange(is_second_, true)) ui_.api().next_split(ui_.raw());
  }

 private:
  Ui& ui_;
  bool is_second_ = false;
};

// Draws the rows first() to last() - 1, and learns what the person did to the table.
class Table {
 public:
  Table(Ui& ui, const char* id, lb_table table) : ui_(ui) {
    table.size = sizeof table;
    view_.size = sizeof view_;
    is_visible_ = ui_.api().begin_table(ui_.raw(), id, &table, &view_);
    if (!is_visible_) view_.first = view_.last = 0;
  }
  ~Table() { ui_.api().end_table(ui_.raw()); }
  Table(const Table&) = delete;
  Table& operator=(const Table&) = delete;

  [[nodiscard]] const lb_table_view& view() const { return view_; }
  void row(lb_row row) {
    row.size = sizeof row;
    ui_.api().row(ui_.raw(), &row);
  }
  void cell(const std::string& utf8, lb_text_style style = LB_TEXT_BODY) {
    ui_.api().cell(ui_.raw(), utf8.c_str(), style);
  }

 private:
  Ui& ui_;
  // What a host leaves alone means: nothing happened.
  lb_table_view view_{sizeof(lb_table_view), 0, 0, -1, -1, -1, -1, -1};
  bool is_visible_ = false;
};

// `is_open` becomes false on Escape; set it to false to close.
class Dialog {
 public:
  Dialog(Ui& ui, const char* id, const std::string& title, float width_em, bool& is_open)
      : ui_(ui), is_drawn_(ui.api().begin_dialog(ui.raw(), id, title.c_str(), width_em, &is_open)) {}
  ~Dialog() {
    if (is_drawn_) ui_.api().end_dialog(ui_.raw());
  }
  Dialog(const Dialog&) = delete;
  Dialog& operator=(const Dialog&) = delete;
  explicit operator bool() const { return is_drawn_; }

 private:
  Ui& ui_;
  bool is_drawn_;
};

// Ui::open_menu(id) opens it; one of a menu bar has a button of its own, and keys such as "Alt+F".
class Menu {
 public:
  Menu(Ui& ui, const char* id) : ui_(ui), is_open_(ui.api().begin_menu(ui.raw(), id)) {}
  Menu(Ui& ui, const char* id, const std::string& label, const char* keys)
      : ui_(ui), is_open_(ui.api().begin_menu_button(ui.raw(), id, label.c_str(), keys)) {}
  ~Menu() {
    if (is_open_) ui_.api().end_menu(ui_.raw());
  }
  Menu(const Menu&) = delete;
  Menu& operator=(const Menu&) = delete;
  explicit operator bool() const { return is_open_; }

 private:
  Ui& ui_;
  bool is_open_;
};

// Items within take no input while `is_disabled`.
class Disabled {
 public:
  Disabled(Ui& ui, bool is_disabled) : ui_(ui) { ui_.api().begin_disabled(ui_.raw(), is_disabled); }
  ~Disabled() { ui_.api().end_disabled(ui_.raw()); }
  Disabled(const Disabled&) = delete;
  Disabled& operator=(const Disabled&) = delete;

 private:
  Ui& ui_;
};

}  // namespace lifeboat::sdk
