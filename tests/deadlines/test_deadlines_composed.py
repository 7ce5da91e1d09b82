r"""Deadlines that offices put together of several wordings: a period and a day, instalments, days of a recurrence.

Every date was worked out by hand; the plan year is 2026 throughout. `\n` in a wording is a new line in the cell.
"""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_excel.deadlines import Deadline, DeadlineKind, parse_deadline

MONTHS = "31/1 28/2 31/3 30/4 31/5 30/6 31/7 31/8 30/9 31/10 30/11 31/12"
QUARTERS = "31/3 30/6 30/9 31/12"

# Wording | kind | due dates, of 2026 where no year stands; "~" where it is understood only roughly, so listed.
READ = r"""
Quý II/2026, hoàn thành trước 15/6/2026 | before | 14/6
Năm 2026, trước 30/11 | before | 29/11
Trước 15/6, Quý II/2026 | before | 14/6
Nhiệm vụ thường xuyên | continuous |
Quý I (hoàn thành trước 15/3) | before | 14/3
Đợt 1: tháng 3; Đợt 2: tháng 9 | milestones | 31/3 30/9
Bắt đầu từ 01/7/2026 | continuous | ~
Từ ngày 15 đến 20/6/2026 | period_end | 20/6
Hằng quý (trước ngày 15 tháng cuối quý) | recurring | 14/3 14/6 14/9 14/12
Trước hoặc trong ngày 15/6/2026 | date | 15/6
30/6 (lần 1), 30/11 (lần 2) | milestones | 30/6 30/11
Trước 15/6/2026 (Công văn số 123/SNV ngày 05/3/2026) | before | 14/6
Hằng tháng, trước ngày 25 | recurring | 24/1 24/2 24/3 24/4 24/5 24/6 24/7 24/8 24/9 24/10 24/11 24/12
Hằng năm, trước 30/11 | recurring | 29/11
Chưa xác định thời hạn | undetermined | ~
Không quá 15 ngày kể từ ngày nhận hồ sơ | event |
Sau khi có hướng dẫn | event |
Theo tiến độ của tỉnh | undetermined |
Thường xuyên trong năm | continuous |
Liên tục | continuous |
Hằng ngày | continuous |
Quý II/2026 hoàn thành trước 15/6/2026 | before | 14/6
Quý II/2026 (trước ngày 15 tháng 6) | before | 14/6
Quý II/2026\nTrước 15/6/2026 | before | 14/6
Trước\n15/12/2026 | before | 14/12
Quý I, II/2026 | period_end | 30/6 ~
Quý II hoặc Quý III/2026 | period_end | 30/9 ~
Tháng 6 hoặc tháng 7/2026 | period_end | 31/7 ~
15/6/2026 hoặc 30/6/2026 | date | 30/6 ~
Quý I/2026, trước 15/6/2026 | before | 14/6 ~
Quý II/2026, trước 15/3/2026 | period_end | 30/6 ~
Quý IV/2025 | period_end | 31/12/2025 ~
Năm 2027 | period_end | 31/12/2027 ~
15/12/2025 | date | 15/12/2025 ~
2026 - 2027 | period_end | 31/12 ~
Giai đoạn 2026 - 2030 | period_end | 31/12 ~
Giai đoạn 2026-2030, năm 2026 hoàn thành trước 30/11/2026 | before | 29/11 ~
Giai đoạn 2026-2030 (hoàn thành trước 30/11/2026) | before | 29/11 ~
Hằng quý hoặc khi có yêu cầu | recurring | QUARTERS ~
Thường xuyên hoặc khi có yêu cầu | continuous | ~
Thường xuyên, quý IV/2026 | period_end | 31/12 ~
Thường xuyên, 15/12/2026 | date | 15/12 ~
Thường xuyên 24/7 | continuous |
Thường xuyên theo quý | recurring | QUARTERS ~
Thường xuyên theo quy định | continuous |
Thường xuyên (báo cáo trước ngày 15 tháng cuối quý) | recurring | 14/3 14/6 14/9 14/12 ~
Thường xuyên, báo cáo định kỳ | recurring | QUARTERS ~
Thường xuyên, định kỳ | recurring | QUARTERS ~
Việc thường xuyên, liên tục trong năm | continuous |
Quanh năm | continuous |
Trong suốt năm 2026 | continuous |
Thường xuyên và đột xuất | continuous |
Sau 15/6/2026 | event | ~
Sau năm 2026 | event | ~
Sau quý II | event | ~
Từ tháng 3, hoàn thành trước 30/6 | before | 29/6
Bắt đầu từ 01/7/2026, hoàn thành trước 30/11/2026 | before | 29/11
Bắt đầu từ 01/12/2026, hoàn thành trước 30/11/2026 | before | 29/11 ~
Từ 01/7/2026 đến khi hoàn thành | continuous | ~
Từ nay đến 31/12/2026 | period_end | 31/12
Từ 15/6 đến hết ngày 05/7/2026 | period_end | 5/7
Từ ngày 25 đến ngày 30 hằng tháng | recurring | 30/1 28/2 30/3 30/4 30/5 30/6 30/7 30/8 30/9 30/10 30/11 30/12
15-20/6/2026 | period_end | 20/6
Năm 2026: Quý II | period_end | 30/6
Quý II (tháng 5) | period_end | 31/5 ~
Tháng 5, Quý II/2026 | period_end | 31/5 ~
6 tháng, năm 2026 | milestones | 30/6 31/12
6 tháng và năm | milestones | 30/6 31/12
6 tháng đầu năm và 6 tháng cuối năm | milestones | 30/6 31/12
6 tháng đầu và 6 tháng cuối năm | milestones | 30/6 31/12
Quý I, 6 tháng, quý III, năm | milestones | QUARTERS
Báo cáo quý I trước 15/3; báo cáo 6 tháng trước 15/6; báo cáo năm trước 15/12 | milestones | 14/3 14/6 14/12
Quý I (trước 15/3), Quý III (trước 15/9) | milestones | 14/3 14/9
Quý I, II/2026, trước 15/6 | before | 14/6 ~
Quý II, IV/2026 | period_end | 31/12 ~
Đợt 1: Quý I; Đợt 2: Quý III | milestones | 31/3 30/9
Đợt 1 trước 30/6, đợt 2 trước 30/11 | milestones | 29/6 29/11
Lần thứ nhất: tháng 6; lần thứ hai: tháng 12 | milestones | 30/6 31/12
- Đợt 1: Quý II/2026\n- Đợt 2: Quý IV/2026 | milestones | 30/6 31/12
Giai đoạn 1: 15/6/2026 | date | 15/6 ~
2 đợt: tháng 6 và tháng 12 | milestones | 30/6 31/12
3 đợt: tháng 6 và tháng 12 | milestones | 30/6 31/12 ~
02 lần/năm (tháng 6, tháng 12) | milestones | 30/6 31/12
02 lần/năm: trước 15/6 và 15/12 | milestones | 14/6 14/12
Hằng năm (tháng 6, tháng 12) | recurring | 30/6 31/12
Tháng 6 và tháng 12 hằng năm | recurring | 30/6 31/12
Trước ngày 15/6 và 15/12 hằng năm | recurring | 14/6 14/12
Hằng quý; trước ngày 15/3, 15/6, 15/9, 15/12 | recurring | 14/3 14/6 14/9 14/12
Hằng quý, trước ngày 15 | recurring | 14/3 14/6 14/9 14/12 ~
Hằng quý (ngày 14 của tháng cuối quý) | recurring | 14/3 14/6 14/9 14/12
Hằng quý, trước ngày 05 tháng đầu quý sau | recurring | 4/4 4/7 4/10 4/1/2027 ~
Hằng tháng, trước ngày 05 của tháng sau | recurring | 4/2 4/3 4/4 4/5 4/6 4/7 4/8 4/9 4/10 4/11 4/12 4/1/2027 ~
Hằng tháng (từ tháng 3/2026) | recurring | 31/3 30/4 31/5 30/6 31/7 31/8 30/9 31/10 30/11 31/12
Hằng tháng, từ tháng 3 đến tháng 10 | recurring | 31/3 30/4 31/5 30/6 31/7 31/8 30/9 31/10
Hằng tháng, trong quý III | recurring | 31/7 31/8 30/9 ~
Hằng quý, bắt đầu từ quý II/2026 | recurring | 30/6 30/9 31/12
Cuối quý | recurring | QUARTERS ~
Cuối mỗi quý | recurring | QUARTERS
Trước ngày 15 tháng 3, 6, 9, 12 | milestones | 14/3 14/6 14/9 14/12
Ngày 15 của các tháng 3, 6, 9 và 12 | milestones | 15/3 15/6 15/9 15/12
Tháng 3, 6, 9, 12 (trước ngày 15) | milestones | 14/3 14/6 14/9 14/12
Tháng 6, trước ngày 15 | before | 14/6
Quý II, trước ngày 15 | before | 14/6 ~
Ngày 15/6 và ngày 15/12/2026 | milestones | 15/6 15/12
Định kỳ (trước ngày 15 tháng cuối quý) | recurring | 14/3 14/6 14/9 14/12
Trước ngày 25 hằng tháng, năm 2026 | recurring | 24/1 24/2 24/3 24/4 24/5 24/6 24/7 24/8 24/9 24/10 24/11 24/12
Định kỳ 6 tháng, năm | recurring | 30/6 31/12
02 tháng/lần | recurring | 28/2 30/4 30/6 31/8 31/10 31/12
Quý II/26 | period_end | 30/6
T6/26 | period_end | 30/6
20 thg 6, 2026 | date | 20/6
12-thg 3-26 | date | 12/3
Trước 15/6? | before | 14/6 ~
Khoảng 15/6/2026 | date | 15/6 ~
~15/6/2026 | date | 15/6 ~
.../6/2026 | period_end | 30/6 ~
Tháng 6 (02 lớp) | period_end | 30/6 ~
Quý II/2026, trình UBND tỉnh | period_end | 30/6 ~
Quý II/2026 (dự kiến) | period_end | 30/6 ~
Dự kiến hoàn thành trước 15/6 | before | 14/6 ~
Phấn đấu hoàn thành trước 15/6/2026 | before | 14/6 ~
Hạn: 15/6/2026 | date | 15/6
Thời hạn hoàn thành: 15/6/2026 | date | 15/6
Không muộn hơn 15/6/2026 | date | 15/6
Chậm nhất đến hết ngày 15/6/2026 | period_end | 15/6
17h00 ngày 15/6/2026 | date | 15/6
Trước 17 giờ 00, ngày 15/6/2026 | date | 15/6
Trước 17:00 ngày 15/6/2026 | date | 15/6
15/6/2026 (thứ Hai) | date | 15/6
Theo kế hoạch, trước 15/12/2026 | before | 14/12
Theo Kế hoạch số 148/KH-UBND, trước 15/12/2026 | before | 14/12
Trước 15/12/2026 theo Kế hoạch số 148/KH-UBND ngày 05/3/2026 của UBND tỉnh | before | 14/12
Theo Công văn số 123/SNV ngày 05/3/2026 | undetermined |
30/6/2026 (Thông báo ngày 05/3/2026 của UBND tỉnh) | date | 30/6
30/6/2026 (Công văn số 123 ngày 05/3/2026) | date | 30/6
30/6/2026 (theo Nghị quyết 57-NQ/TW) | date | 30/6
Quý II/2026 (Nghị định 335/2025/NĐ-CP) | period_end | 30/6
(Công văn số 123/SNV ngày 05/3/2026 của Sở Nội vụ yêu cầu trước 15/6) | before | 14/6
Sau khi có hướng dẫn, chậm nhất 30/6/2026 | date | 30/6 ~
Sau khi có Công văn số 5/SNV của Sở Nội vụ | event |
Sau khi kết thúc quý | event | ~
Theo yêu cầu, hằng quý | recurring | QUARTERS ~
Theo Kế hoạch năm 2026 của UBND tỉnh | undetermined |
Theo kế hoạch, trong năm 2026 | period_end | 31/12
Theo kế hoạch, hướng dẫn của cấp trên | undetermined |
Khi có yêu cầu, chỉ đạo của UBND tỉnh | undetermined |
Trước khi kết thúc quý II/2026 | period_end | 30/6
Trước kỳ họp HĐND tháng 7 | event | ~
Báo cáo, 15/6/2026 | date | 15/6
15 tháng 3, 15 tháng 9 | milestones | 15/3 15/9
Tháng 3 → tháng 6 | period_end | 30/6
Tháng 11, 12/2026 | milestones | 30/11 31/12
Tháng 6 & 12/2026 | milestones | 30/6 31/12
Quý II + Quý III | period_end | 30/9 ~
Tháng 6 và Quý IV | milestones | 30/6 31/12 ~
Từ đầu năm đến 30/6 | period_end | 30/6 ~
Kết thúc năm 2026 | period_end | 31/12
Trước ngày 15/3 (Quý I), 15/6 (6 tháng), 15/9 (9 tháng), 15/12 (năm) | milestones | 14/3 14/6 14/9 14/12
Hằng quý, 6 tháng, năm | recurring | QUARTERS
Đến trước ngày 15/6 | before | 14/6
Gia hạn đến 15/7/2026 | period_end | 15/7 ~
Quý I/2026 (gia hạn đến 15/4/2026) | period_end | 15/4 ~
Không xác định | undetermined |
6 tháng/2026 | period_end | 30/6
6 tháng năm 2026 | period_end | 30/6
6 tháng đầu năm 2026, trước 15/6 | before | 14/6
Quý II/2026 - trước 15/6 | before | 14/6
Thứ Hai hằng tháng | recurring | MONTHS ~
6 tháng đầu năm: 01 cuộc; 6 tháng cuối năm: 01 cuộc | milestones | 30/6 31/12 ~
Quý I; Quý II; Quý III; Quý IV | period_end | 31/12 ~
Quý I, quý II, quý III và quý IV | period_end | 31/12 ~
Các quý trong năm | recurring | QUARTERS
Từng quý | recurring | QUARTERS
Theo quý | recurring | QUARTERS
Theo tháng | recurring | MONTHS
Tháng 3 và tháng 9 hằng năm | recurring | 31/3 30/9
Quý IV hằng năm | recurring | 31/12
Trước 30/11 hằng năm, bắt đầu từ năm 2026 | recurring | 29/11
Nửa đầu năm 2026 | period_end | 30/6
Trong 6 tháng đầu năm 2026 | period_end | 30/6
Trong tháng 6/2026 | period_end | 30/6
Trước tháng 6/2026 | before | 31/5 ~
Trước Quý III/2026 | before | 30/6 ~
Trước cuối quý II | before | 29/6 ~
Hoàn thành trong tháng 3/2026, báo cáo trước 05/4/2026 | before | 4/4 ~
Ban hành trong Quý I/2026 | period_end | 31/3
Trình UBND tỉnh trước 15/6/2026 | before | 14/6 ~
Ban hành trước ngày 31/01/2026 | before | 30/1
Xây dựng xong trong quý I, triển khai từ quý II | period_end | 31/3 ~
Quý I: xây dựng; Quý II - IV: thực hiện | milestones | 31/3 31/12 ~
Quý I/2026 và thường xuyên | period_end | 31/3 ~
Quý I/2026 và các quý tiếp theo | period_end | 31/3 ~
Từ Quý II/2026 | continuous | ~
Từ quý II đến quý IV/2026 | period_end | 31/12
Từ quý II đến hết năm | period_end | 31/12
Tháng 6 hằng năm | recurring | 30/6
Ngày 05 hằng tháng | recurring | 5/1 5/2 5/3 5/4 5/5 5/6 5/7 5/8 5/9 5/10 5/11 5/12
Ngày cuối cùng của tháng | recurring | MONTHS ~
Ngày làm việc cuối cùng hằng tháng | recurring | MONTHS ~
Trước ngày 20 của tháng cuối quý | recurring | 19/3 19/6 19/9 19/12
Trước ngày 20 tháng cuối mỗi quý | recurring | 19/3 19/6 19/9 19/12
Ngày 20 tháng cuối quý (20/3, 20/6, 20/9, 20/12) | recurring | 20/3 20/6 20/9 20/12
Định kỳ hằng tháng (trước ngày 20) | recurring | 19/1 19/2 19/3 19/4 19/5 19/6 19/7 19/8 19/9 19/10 19/11 19/12
Hàng tháng (ngày 20) | recurring | 20/1 20/2 20/3 20/4 20/5 20/6 20/7 20/8 20/9 20/10 20/11 20/12
Định kỳ hằng quý và đột xuất khi có yêu cầu | recurring | QUARTERS ~
Tối thiểu 01 lần/quý | recurring | QUARTERS
Ít nhất 02 lần/năm | recurring | 30/6 31/12 ~
Mỗi quý ít nhất 01 cuộc | recurring | QUARTERS ~
1 lần trong quý II | period_end | 30/6
Một lần/năm | recurring | 31/12
Khi được giao | undetermined |
Khi có văn bản chỉ đạo | undetermined |
Ngay sau khi Kế hoạch được ban hành | event |
Sau 05 ngày làm việc kể từ khi Kế hoạch được ban hành | event |
Theo lộ trình | undetermined |
Theo chương trình công tác | undetermined |
Theo thời gian quy định | undetermined |
Theo hướng dẫn của Bộ Nội vụ | undetermined |
Đúng thời gian quy định | undetermined |
Kịp thời | undetermined |
Chưa rõ | undetermined | ~
Đang chờ hướng dẫn | undetermined | ~
Không thời hạn | undetermined |
Không quy định thời hạn | undetermined |
Từ 01/01/2026 đến 31/12/2026 | period_end | 31/12
01/3 - 30/6/2026 | period_end | 30/6
01/3 đến 30/6 | period_end | 30/6
Tháng 3 đến tháng 6 | period_end | 30/6
Tháng 3 – 6 | period_end | 30/6
T3-T6/2026 | period_end | 30/6
Quý I-III | period_end | 30/9 ~
Quý 1+2/2026 | period_end | 30/6 ~
Quý I và II năm 2026 | period_end | 30/6 ~
Quý I (31/3/2026) | date | 31/3
Quý I/2026 (31/3) | date | 31/3
31/3 (Quý I) | date | 31/3
15/6; 15/12 | milestones | 15/6 15/12
15/6 & 15/12/2026 | milestones | 15/6 15/12
trước 15/6, 15/12 | milestones | 14/6 14/12
Trước 30/6/2026 và trước 30/11/2026 | milestones | 29/6 29/11
Trước 30/6/2026 hoặc khi có yêu cầu | before | 29/6 ~
15/6/2026 (giờ hành chính) | date | 15/6 ~
Trước 15/6/2026 (âm lịch) | before | 14/6 ~
15/6/2026 17:00 | date | 15/6
2026-06-15 | date | 15/6
Tháng 12/2026 hoặc tháng 01/2027 | period_end | 31/1/2027 ~
Tháng 01/2027 | period_end | 31/1/2027 ~
Q1 | period_end | 31/3
Q2-2026 | period_end | 30/6
QII/2026 | period_end | 30/6
Quý II-2026 | period_end | 30/6
Quý II.2026 | period_end | 30/6
Quý 2, 2026 | period_end | 30/6
Quý hai | period_end | 30/6
Quý IV (tháng 10) | period_end | 31/10 ~
Tháng 10 (Quý IV) | period_end | 31/10 ~
Năm 2026-2027 | period_end | 31/12 ~
Đến năm 2030 | period_end | 31/12/2030 ~
Đến 2030 | period_end | 31/12/2030 ~
Hết tháng 6 | period_end | 30/6
Đến cuối tháng 6 | period_end | 30/6 ~
Trước ngày mùng 5 tháng 6 | before | 4/6
Ngày 05/6 (thứ Sáu) | date | 5/6
Quý II/2026* | period_end | 30/6
“Quý II/2026” | period_end | 30/6
Quý II/2026. | period_end | 30/6
• Quý II/2026 | period_end | 30/6
+ Quý II | period_end | 30/6
- Quý I\n- Quý III | period_end | 30/9 ~
a) Tháng 6\nb) Tháng 12 | milestones | 30/6 31/12
Chậm nhất 5 ngày trước kỳ họp | event |
Trước kỳ họp 10 ngày | event | ~
Không sau 15/6/2026 | date | 15/6
Đợt 1: 30/6; đợt 2: chưa xác định | date | 30/6 ~
Đợt 1: 30/6; đợt 2: theo kế hoạch | date | 30/6 ~
Đột xuất, hằng quý | recurring | QUARTERS
Cuối tháng | recurring | MONTHS ~
Đầu năm | period_end | 31/3 ~
Thực hiện từ 01/3/2026 | continuous | ~
Thường xuyên từ 01/3/2026 | continuous |
Trước hoặc đúng ngày 15/6/2026 | date | 15/6
Hoạt động thường xuyên | continuous |
6 tháng (trước 15/6), năm (trước 15/12) | milestones | 14/6 14/12
Triển khai từ Quý II, hoàn thành trong Quý IV | period_end | 31/12
Quý II/2026 hoặc khi có hướng dẫn | period_end | 30/6 ~
Trước 15/6 hoặc sau khi có hướng dẫn | before | 14/6 ~
Từ 10 - 20/5/2026 | period_end | 20/5
"""

NOT_UNDERSTOOD = r"""
Không thường xuyên
Không trước 15/6/2026
Chưa xong trước 15/6
15/6 - Quý II
Năm 2026 - Quý II
Hằng quý, riêng quý IV trước 10/12
Hằng tháng (trừ tháng 2)
Quý II/2026 (đã hủy)
Sớm nhất 15/6/2026
Công văn số 123/SNV ngày 05/3/2026
12/QĐ-VP ngày 05/3/2026
Trước Tết Nguyên đán
Hoàn thành
Kế hoạch năm 2026
Tháng 1¹
Ngày 15/6/2026 ☐
Không
Hai quý đầu năm
Trước ngày 18 hằng tháng; trước ngày 18 tháng cuối quý
Trong thời hạn 30 ngày
Quý 2 - 15/6
Hoàn thành 100% trước 15/6
Hoàn thành 50% trong Quý II, 100% trong Quý IV
50% trước 30/6, 100% trước 15/12/2026
15/06/2026 - 17h00
15 tháng Sáu
Tháng Sáu
Tháng mười hai
Năm học 2026-2027
1. Tháng 6; 2. Tháng 12
10 ngày trước 15/6/2026
≤ 15/6/2026
Trước 15/6/2026, không gia hạn
30/2/2026
Trước 31/6
Quý V
Quý II/2026, 30/02/2026
Thường xuyên; riêng báo cáo trước 15/12
Quý 3 năm nay
Cuối năm học
Trong tháng
Trong quý
"""


def rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]


def days(text: str) -> tuple[date, ...]:
    words = text.replace("~", "").replace("MONTHS", MONTHS).replace("QUARTERS", QUARTERS).split()
    found = ([int(number) for number in word.split("/")] for word in words)
    return tuple(date(year[0] if year else 2026, month, day) for day, month, *year in found)


def read(wording: str, *, before_inclusive: bool = False) -> Deadline | None:
    return parse_deadline(wording.replace("\\n", "\n"), "General", 2026, before_inclusive=before_inclusive)


@pytest.mark.parametrize(("wording", "kind", "expected"), rows(READ))
def test_a_wording_of_several_pieces(wording: str, kind: str, expected: str) -> None:
    deadline = read(wording)
    assert deadline is not None
    assert (deadline.kind, deadline.days) == (DeadlineKind(kind), days(expected))
    assert deadline.approximate is expected.endswith("~")


@pytest.mark.parametrize("wording", NOT_UNDERSTOOD.strip().splitlines())
def test_what_is_left_over_makes_it_not_understood(wording: str) -> None:
    assert read(wording) is None


@pytest.mark.parametrize(
    ("wording", "first", "before"),
    [
        ("Thứ Sáu hằng tuần", date(2026, 1, 2), False),
        ("Trước thứ Sáu hằng tuần", date(2026, 1, 1), True),
        ("Hằng tuần, thứ Sáu", date(2026, 1, 2), False),
        ("Hằng tuần (chiều thứ Sáu)", date(2026, 1, 2), False),
        ("Chủ nhật hằng tuần", date(2026, 1, 4), False),
    ],
)
def test_a_weekday_replaces_the_sunday(wording: str, first: date, before: bool) -> None:  # noqa: FBT001
    weeks = tuple(first + timedelta(days=7 * week) for week in range(53))
    assert read(wording) == Deadline(
        wording, DeadlineKind.RECURRING, instalments=tuple(day for day in weeks if day.year == 2026)
    )
    assert read(wording, before_inclusive=True) != read(wording) or not before


@pytest.mark.parametrize(
    ("wording", "expected"),
    [
        ("Quý II/2026, hoàn thành trước 15/6/2026", "15/6"),
        ("Hằng quý (trước ngày 15 tháng cuối quý)", "15/3 15/6 15/9 15/12"),
        ("Hằng năm, trước 30/11", "30/11"),
        ("Tháng 3, 9 (trước ngày 15)", "15/3 15/9"),
        ("Trước hoặc trong ngày 15/6/2026", "15/6"),
    ],
)
def test_before_may_count_the_day_itself(wording: str, expected: str) -> None:
    deadline = read(wording, before_inclusive=True)
    assert deadline
    assert deadline.days == days(expected)


_QUARTER_NAMES = ("I", "II", "III", "IV")
_DATES = st.dates(date(2026, 1, 2), date(2026, 12, 31))
_WAYS = st.sampled_from(
    (
        "Quý {0}/2026, hoàn thành trước {1}",
        "Quý {0} (trước ngày {1})",
        "Trước {1}, Quý {0}/2026",
        "Quý {0}\\nxong trước {1}",
    )
)


@given(_DATES, st.integers(1, 4), _WAYS)
def test_a_day_in_its_quarter_is_the_deadline_and_outside_it_the_later_counts(
    when: date, quarter: int, way: str
) -> None:
    deadline = read(way.format(_QUARTER_NAMES[quarter - 1], f"{when:%d/%m/%Y}"))
    due, end = when - timedelta(days=1), days(QUARTERS)[quarter - 1]
    within = (due.month + 2) // 3 == quarter
    assert deadline
    assert (deadline.days, deadline.approximate) == ((due if within else max(due, end),), not within)


@given(st.lists(_DATES, min_size=2, max_size=5, unique=True), st.sampled_from(["đợt", "lần", "giai đoạn"]))
def test_named_instalments_are_each_a_deadline(whens: list[date], name: str) -> None:
    ordered = sorted(whens)
    named = "; ".join(f"{name} {place}: {when.day}/{when.month}" for place, when in enumerate(ordered, start=1))
    deadline = read(named)
    assert deadline
    assert (deadline.days, deadline.approximate) == (tuple(ordered), False)


_TIMED = [row[0] for row in rows(READ) if row[1] not in {"event", "undetermined"}]


@given(st.sampled_from(_TIMED), st.sampled_from(["không", "trừ", "77", "3 việc", "≠", "☐"]))
def test_a_number_a_sign_or_a_negation_left_over_is_never_passed_over(wording: str, more: str) -> None:
    deadline = read(f"{wording}; {more}")
    assert deadline is None or deadline.approximate
