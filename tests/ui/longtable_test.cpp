// SPDX-FileCopyrightText: the Loadstone developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/longtable.h"

#include "tests/support/testprogram.h"

#include <QHeaderView>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <QTest>

using namespace loadstone;

namespace {

/// Each cell says where it is.
class ManyRows : public QAbstractTableModel {
public:
    explicit ManyRows(int rows) : m_rows(rows) {}

    void become(int rows) {
        beginResetModel();
        m_rows = rows;
        endResetModel();
    }
    int rowCount(const QModelIndex& /*parent*/ = {}) const override { return m_rows; }
    int columnCount(const QModelIndex& /*parent*/ = {}) const override { return 2; }
    QVariant data(const QModelIndex& index, int role) const override {
        if (role != Qt::DisplayRole)
            return {};
        return QStringLiteral("%1/%2").arg(index.row()).arg(index.column());
    }

private:
    int m_rows;
};

/// Notes which rows are drawn, and which of them as selected.
class NotingDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* /*painter*/, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        drawn.insert(index.row());
        if (option.state & QStyle::State_Selected)
            selected.insert(index.row());
    }

    mutable QSet<int> drawn;
    mutable QSet<int> selected;
};

} // namespace

/// A table of forty million rows, as far as a person can tell from a short one.
class LongTableTest : public QObject {
    Q_OBJECT

private slots:
    void init() {
        m_rows = std::make_unique<ManyRows>(many);
        m_table = std::make_unique<LongTable>();
        m_table->setModel(m_rows.get());
        m_table->setItemDelegate(&m_delegate);
        m_table->resize(400, 300);
        m_table->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_table.get(), patience));
    }

    void cleanup() { m_table.reset(); }

    void drawsWhatIsSeenAndNoMore() {
        const int perPage = bar().pageStep();
        QCOMPARE(drawn(), rows(0, perPage));
        bar().setValue(30'000'000);
        QCOMPARE(drawn(), rows(30'000'000, perPage));
        bar().setValue(bar().maximum());
        QVERIFY(drawn().contains(many - 1));
        QVERIFY(!m_delegate.drawn.contains(many - perPage - 1));
    }

    void keysMove() {
        const int perPage = bar().pageStep();
        m_table->setCurrentIndex(m_rows->index(0, 0));
        press(Qt::Key_Down);
        QCOMPARE(m_table->currentIndex().row(), 1);
        press(Qt::Key_PageDown);
        QCOMPARE(m_table->currentIndex().row(), 1 + perPage);
        QVERIFY(isSeen(1 + perPage));
        press(Qt::Key_End, Qt::ControlModifier);
        QCOMPARE(m_table->currentIndex().row(), many - 1);
        QVERIFY(isSeen(many - 1));
        press(Qt::Key_Down);
        QCOMPARE(m_table->currentIndex().row(), many - 1);
        press(Qt::Key_PageUp);
        press(Qt::Key_Up);
        QCOMPARE(m_table->currentIndex().row(), many - 2 - perPage);
        press(Qt::Key_Home, Qt::ControlModifier);
        QCOMPARE(m_table->currentIndex().row(), 0);
        QCOMPARE(bar().value(), 0);
    }

    void clickSelectsTheRowUnderIt() {
        bar().setValue(20'000'000);
        click(3);
        QCOMPARE(selectedRows(*m_table, 10), QList<int>{20'000'003});
        drawn();
        QCOMPARE(m_delegate.selected, QSet<int>{20'000'003});
        QCOMPARE(selectedText(*m_table), "1\t2\n20000003/0\t20000003/1\n");
    }

    void shiftSelectsOverAnyDistance() {
        click(2);
        bar().setValue(1'000'000);
        click(1, Qt::ShiftModifier);
        const QItemSelection selection = m_table->selectionModel()->selection();
        QCOMPARE(selection.size(), 1);
        QCOMPARE(selection.front().top(), 2);
        QCOMPARE(selection.front().bottom(), 1'000'001);
    }

    void shiftSelectsUpwards() {
        bar().setValue(500);
        click(2);
        bar().setValue(100);
        click(0, Qt::ShiftModifier);
        const QItemSelection selection = m_table->selectionModel()->selection();
        QCOMPARE(selection.front().top(), 100);
        QCOMPARE(selection.front().bottom(), 502);
    }

    void scrollToKeepsWhatIsSeen() {
        const int perPage = bar().pageStep();
        m_table->scrollTo(m_rows->index(perPage - 1, 0));
        QCOMPARE(bar().value(), 0);
        m_table->scrollTo(m_rows->index(perPage, 0));
        QCOMPARE(bar().value(), 1);
        m_table->scrollTo(m_rows->index(5000, 0), QAbstractItemView::PositionAtTop);
        QCOMPARE(bar().value(), 5000);
        m_table->scrollTo(m_rows->index(9000, 0), QAbstractItemView::PositionAtBottom);
        QCOMPARE(bar().value(), 9000 - perPage + 1);
        m_table->scrollTo(m_rows->index(7000, 0), QAbstractItemView::PositionAtCenter);
        QCOMPARE(bar().value(), 7000 - perPage / 2);
    }

    void fewRowsNeedNoBar() {
        bar().setValue(many / 2);
        m_rows->become(3);
        QCOMPARE(bar().maximum(), 0);
        QCOMPARE(drawn(), (QSet<int>{0, 1, 2}));
        QVERIFY(!m_table->indexAt({5, 250}).isValid());
        m_rows->become(0);
        press(Qt::Key_Down);
        QVERIFY(!m_table->currentIndex().isValid());
    }

    void columnsFillTheWidth() {
        m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
        m_table->resize(700, 300);
        const QRect last = m_table->visualRect(m_rows->index(0, 1));
        QCOMPARE(last.right() + 1, m_table->viewport()->width());
        QCOMPARE(m_table->indexAt(last.center()), m_rows->index(0, 1));
    }

private:
    static constexpr int many = 40'000'000;

    QScrollBar& bar() const { return *m_table->verticalScrollBar(); }

    static QSet<int> rows(int first, int count) {
        QSet<int> rows;
        for (int row = first; row <= first + count; ++row) // the last one in part
            rows.insert(row);
        return rows;
    }

    QSet<int> drawn() {
        m_delegate.drawn.clear();
        m_delegate.selected.clear();
        m_table->viewport()->repaint();
        return m_delegate.drawn;
    }

    bool isSeen(int row) const {
        return m_table->viewport()->rect().contains(m_table->visualRect(m_rows->index(row, 0)));
    }

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
        QTest::keyClick(m_table.get(), key, modifiers);
    }

    /// The row at this place from the top.
    void click(int place, Qt::KeyboardModifiers modifiers = {}) {
        const int height = m_table->visualRect(m_rows->index(bar().value(), 0)).height();
        QTest::mouseClick(m_table->viewport(), Qt::LeftButton, modifiers,
                          QPoint(20, place * height + height / 2));
    }

    NotingDelegate m_delegate;
    std::unique_ptr<ManyRows> m_rows;
    std::unique_ptr<LongTable> m_table;
};

LOADSTONE_TEST(LongTableTest)
#include "longtable_test.moc"
