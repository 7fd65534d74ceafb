"""The sample book: fictional people with two years of stories, relative to today."""

from relterm.service.demo_book.build import DemoBook, build_demo

__all__ = ["DemoBook", "build_demo"]
